#include "ui/ui.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "ui/coverage.h"
#include "ui/hash.h"

namespace mooring::ui {
namespace {

Ui* running = nullptr;

}  // namespace

Ui& current() {
    assert(running != nullptr);
    return *running;
}

Ui::Ui(TextSource& source, const OptionSource& options)
    : texts_(source), atlas_(source, texts_), layout_(texts_), options_(options) {}

void Ui::scroll(Scroll scroll) {
    const auto known = std::find_if(scrolls_.begin(), scrolls_.end(), [&](const Scroll& s) {
        return s.node == scroll.node;
    });
    if (known != scrolls_.end()) {
        known->offset = scroll.offset;
    } else {
        scrolls_.push_back(scroll);
    }
}

Point Ui::scroll_of(NodeId node) const {
    for (const Scroll& scroll : scrolls_) {
        if (scroll.node == node) {
            return scroll.offset;
        }
    }
    return {};
}

void Ui::forget_scrolls() {
    const std::vector<Node>& nodes = trees_[now_].nodes;
    std::erase_if(scrolls_, [&](const Scroll& scroll) {
        const auto is_same = [&](const Node& node) { return node.id == scroll.node; };
        return scroll.node != page_node && std::none_of(nodes.begin(), nodes.end(), is_same);
    });
}

void Ui::pointer_moved(Point position) {
    pointer_.move(position);
    wants_frame_ = true;
}

void Ui::pointer_left() {
    pointer_.leave();
    wants_frame_ = true;
}

void Ui::pointer_button(bool down) {
    pointer_.press(down);
    wants_frame_ = true;
}

void Ui::lose_graphics() {
    atlas_.lose();
}

void Ui::frame(FunctionRef view) {
    running = this;
    wants_frame_ = false;
    texts_.begin(environment.ratio);
    for (LongList& list : lists_) {
        list.find_focused(tree(), focus.node);
    }
    now_ = 1 - now_;
    do {
        build(view);
    } while (atlas_.is_full());
    forget_scrolls();
    assert(take_uncovered_item(trees_[now_]) == page_node && "an item that has no element");

    patch_ = patches_.write(trees_[1 - now_], trees_[now_], *this);
    running = nullptr;
}

void Ui::build(FunctionRef view) {
    atlas_.begin(environment.ratio);
    trees_[now_].clear();
    measure(view);
    layout_.solve();
    learn_heights();
    dialog_was_open_ = dialog_is_open_;
    dialog_is_open_ = false;
    begin_picture();
    draw(view);
    picture_.finish();
    pointer_.end();
    // The page below was drawn before it was known whether the pointer is for it.
    wants_frame_ = wants_frame_ || dialog_is_open_ != dialog_was_open_;
}

void Ui::learn_heights() {
    for (LongList& list : lists_) {
        const LongList before{.usual_height = list.usual_height, .top = list.top};
        Point scrolled = scroll_of(page_node);
        if (const float shift = list.learn(layout_, scrolled.y); shift != 0) {
            scrolled.y += shift;
            page_shift_ += shift;
            scroll({.node = page_node, .offset = scrolled});
        }
        if (list.usual_height != before.usual_height || list.top != before.top) {
            wants_frame_ = true;  // the rows were chosen for another place
        }
    }
}

LongList& Ui::long_list(std::string_view key) {
    const NodeId wanted = id("list", key);
    for (LongList& list : lists_) {
        if (list.id == wanted) {
            return list;
        }
    }
    lists_.emplace_front().id = wanted;
    return lists_.front();
}

std::uint64_t Ui::offer(std::span<const Option> options) {
    const auto known = std::find_if(offers_.begin(), offers_.end(), [&](const auto& offer) {
        return offer.data() == options.data();
    });
    if (known == offers_.end()) {
        offers_.push_back(options);
    }
    return reinterpret_cast<std::uintptr_t>(options.data());
}

std::span<const Option> Ui::options(std::uint64_t list) const {
    for (const std::span<const Option> offer : offers_) {
        if (reinterpret_cast<std::uintptr_t>(offer.data()) == list) {
            return offer;
        }
    }
    return options_.options(list);
}

void Ui::begin_picture() {
    const float white =
        atlas_.texture_size() > 0 ? 2.0F / static_cast<float>(atlas_.texture_size()) : 0;
    picture_.begin(
        {.viewport = environment.viewport,
         .ratio = environment.ratio,
         .white = white,
         .texture = atlas_.texture()}
    );
    pointer_.begin();
}

void Ui::measure(FunctionRef view) {
    measuring_ = true;
    scopes_.assign(1, hash_seed);
    layout_.begin(environment.ratio);
    view();
    measuring_ = false;
}

void Ui::hear(Event event, FunctionRef view) {
    running = this;
    event_ = &event;
    measure(view);
    event_ = nullptr;
    running = nullptr;
    if (event.kind == EventKind::Edit) {
        edited_in_page(event.node, event.text);
    }
}

/// The page holds what was typed already. The next patch starts from that, so it also puts right
/// what the program did not take.
void Ui::edited_in_page(NodeId id, const Secret& text) {
    for (Node& node : trees_[now_].nodes) {
        if (node.id != id) {
            continue;
        }
        if (node.value_kind == ValueKind::Text) {
            node.value = keep(text.reveal());
        } else if (node.value_kind != ValueKind::None) {
            node.value_kind = text.empty() ? ValueKind::SecretEmpty : ValueKind::SecretFilled;
        }
    }
}

void Ui::draw(FunctionRef view) {
    const Point page_scroll = scroll_of(page_node);
    push_picture({-page_scroll.x, -page_scroll.y});
    parents_.assign(1, {no_parent, 0});
    view();
    pop_picture();
    assert(parents_.size() == 1 && layers_.empty() && scopes_.size() == 1);
}

void Ui::push_picture(Point shift) {
    const bool is_above_page = !layers_.empty();
    dialog_is_open_ = dialog_is_open_ || is_above_page;
    const auto on_pixel = [&](float v) {
        return std::round(v * environment.ratio) / environment.ratio;
    };
    layers_.push_back(
        {.list = &picture_.add_layer(),
         .shift = {on_pixel(shift.x), on_pixel(shift.y)},
         .clip = {0, 0, environment.viewport.width, environment.viewport.height},
         .has_pointer = is_above_page || !dialog_was_open_}
    );
}

void Ui::pop_picture() {
    layers_.pop_back();
}

Pointed Ui::pointer_on(NodeId id, const Rect& rect) {
    if (!is_visible(rect)) {
        return {};
    }
    note_item(id);
    const LayerState& layer = layers_.back();
    return layer.has_pointer ? pointer_.on(id, to_screen(rect).cut(layer.clip)) : Pointed{};
}

void Ui::push_layer(Point shift, const Rect& clip) {
    LayerState layer = layers_.back();
    layer.shift = {layer.shift.x + shift.x, layer.shift.y + shift.y};
    layer.clip = clip;
    layer.list->PushClipRect({clip.x, clip.y}, {clip.right(), clip.bottom()}, true);
    layers_.push_back(layer);
}

void Ui::pop_layer() {
    layers_.back().list->PopClipRect();
    layers_.pop_back();
}

bool Ui::is_visible(const Rect& rect) const {
    return to_screen(rect).overlaps(layers_.back().clip);
}

Rgba Ui::color(Color color) const {
    if (accents) {
        const Accents::Of& own = accents->by_scheme[static_cast<std::size_t>(environment.scheme)];
        switch (color) {
            case Color::Accent: return own.accent;
            case Color::OnAccent: return own.on_accent;
            case Color::AccentSoft: return own.soft;
            default: break;
        }
    }
    return color_of(color, environment.scheme);
}

float Ui::control_height(float fine) const {
    return scaled(environment.coarse_pointer ? std::max(fine, coarse_height) : fine);
}

bool Ui::is_narrow() const {
    return environment.viewport.width < narrow_below * environment.text_scale;
}

NodeId Ui::id(std::string_view tag, std::string_view key) const {
    const std::uint64_t hash = hashed(key, hashed(tag, scopes_.back()));
    const auto folded = static_cast<NodeId>(hash ^ (hash >> 32U));
    return folded == page_node ? 1 : folded;
}

void Ui::push_scope(std::string_view key) {
    scopes_.push_back(hashed(key, scopes_.back()));
}

void Ui::pop_scope() {
    scopes_.pop_back();
}

Node& Ui::add(NodeId id, std::string_view tag, const Rect& rect) {
    SemanticTree& tree = trees_[now_];
    const bool in_page = parents_.back().index == no_parent;
    const Node* parent = in_page ? nullptr : &tree.nodes[parents_.back().index];
    const NodeId parent_id = parent == nullptr ? page_node : parent->id;
    tree.origins.push_back(parent == nullptr ? Rect{} : parent->rect);
    Node& node = tree.nodes.emplace_back();
    node.id = id;
    node.parent = parent_id;
    node.tag = tag;
    node.rect = rect;
    node.first_attribute = static_cast<std::uint32_t>(tree.attributes.size());
    return node;
}

NodeId Ui::next_child_id(std::string_view tag) {
    Parent& parent = parents_.back();
    const NodeId parent_id =
        parent.index == no_parent ? page_node : trees_[now_].nodes[parent.index].id;
    const std::uint64_t hash =
        hashed(++parent.children, hashed(tag, hashed(parent_id, scopes_.back())));
    const auto folded = static_cast<NodeId>(hash ^ (hash >> 32U));
    return folded == page_node ? 1 : folded;
}

std::string_view Ui::dom_id(NodeId id) {
    constexpr std::string_view hex = "0123456789abcdef";
    std::array<char, 9> text{'n'};
    for (std::size_t digit = 1; digit < text.size(); ++digit) {
        text[digit] = hex[(id >> (32U - 4U * static_cast<unsigned>(digit))) & 15U];
    }
    return keep({text.data(), text.size()});
}

void Ui::attribute(std::string_view name, std::string_view value) {
    SemanticTree& tree = trees_[now_];
    tree.attributes.push_back({name, keep(value)});
    ++tree.nodes.back().attribute_count;
}

void Ui::set_text(Node& node, std::string_view text, const TextStyle& style, Align align) {
    SemanticTree& tree = trees_[now_];
    const TextBlock& block = texts_.block(text, style.face, node.rect.width + 0.01F);
    node.text = {
        .text = keep(text),
        .face = style.face,
        .line_height = style.line_height,
        .align = align,
        .first_line = static_cast<std::uint32_t>(tree.lines.size()),
        .line_count = static_cast<std::uint32_t>(block.lines.size())};
    tree.lines.insert(tree.lines.end(), block.lines.begin(), block.lines.end());
}

std::string_view Ui::option_label(std::uint64_t list, std::string_view value) const {
    for (const Option& option : options(list)) {
        if (option.value == value) {
            return option.label;
        }
    }
    return value;
}

const Event* Ui::heard(EventKind kind, NodeId node) const {
    const bool meant = event_ != nullptr && event_->kind == kind && event_->node == node;
    return meant ? event_ : nullptr;
}

}  // namespace mooring::ui
