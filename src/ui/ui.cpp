#include "ui/ui.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "ui/coverage.h"
#include "ui/debug_tools.h"
#include "ui/imgui_style.h"

namespace mooring::ui {
namespace {

Ui* running = nullptr;

/// A frame whose layout does not come to rest is shown as it is after so many runs.
constexpr int most_runs = 3;

/// A press and a release take a frame each, and the move before them one.
constexpr int most_pointer_runs = 6;

/// As ImHashStr, for which a size of 0 means that the text ends with a NUL.
ImGuiID hashed_key(std::string_view key, ImGuiID seed) {
    return key.empty() ? ImHashStr("", 0, seed) : ImHashStr(key.data(), key.size(), seed);
}

NodeId no_page(ImGuiID id) {
    return id == page_node ? 1 : id;
}

}  // namespace

Ui& current() {
    assert(running != nullptr);
    return *running;
}

Ui::Ui(TextSource& source, const OptionSource& options)
    : imgui_(source), layout_(imgui_.text.layouts), options_(options) {}

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
    const std::vector<Node>& nodes = tree().nodes;
    std::erase_if(scrolls_, [&](const Scroll& scroll) {
        const auto is_same = [&](const Node& node) { return node.id == scroll.node; };
        return scroll.node != page_node && std::none_of(nodes.begin(), nodes.end(), is_same);
    });
}

void Ui::pointer_moved(Point position) {
    imgui_.pointer.move({position.x, position.y});
    wants_frame_ = true;
}

void Ui::pointer_left() {
    imgui_.pointer.leave();
    wants_frame_ = true;
}

void Ui::pointer_button(bool down) {
    imgui_.pointer.button(down);
    wants_frame_ = true;
}

void Ui::wheel(float x, float y) {
    imgui_.make_current();
    ImGui::GetIO().AddMouseWheelEvent(x, y);
    wants_frame_ = true;
}

void Ui::lose_graphics() {
    atlas().lose();
}

void Ui::begin_run() {
    running = this;
    ++runs_;
    wants_run_ = false;
    imgui_.make_current();
    is_stale_ = is_stale_ || environment != run_environment_;
    run_environment_ = environment;
    apply_theme_once();
    imgui_.text.begin(environment.ratio);
    if (!is_dispatching_) {
        atlas().begin(environment.ratio);
    }
    draft().clear();
    layout_.begin(environment.ratio);
    parents_.assign(1, {no_parent, 0});
}

/// Again when something that it depends on has changed; in between the style editor may change it.
void Ui::apply_theme_once() {
    if (themed_for_ != environment) {
        themed_for_ = environment;
        apply_theme(ImGui::GetStyle(), *this);
    }
}

void Ui::run(FunctionRef view) {
    begin_run();
    imgui_.new_frame(
        {.size = environment.viewport, .ratio = environment.ratio},
        {.id = focus.node, .is_visible = focus.visible}
    );
    view();
    assert(parents_.size() == 1 && shifts_.empty());
    if (shows_debug_tools) {
        draw_debug_tools();
    }
}

bool Ui::run_to_show(FunctionRef view) {
    // Where things are pressed is for a run to find whose layout is known.
    if (!is_stale_ && environment == run_environment_) {
        imgui_.make_current();
        imgui_.pointer.feed();
    }
    run(view);
    const bool stands = layout_.finish();
    const bool learned = learn_heights();
    imgui_.render();
    return stands && !learned && !wants_run_ && !atlas().is_full();
}

void Ui::run_until_settled(FunctionRef view) {
    for (int runs = 1; !run_to_show(view) && (runs < most_runs || atlas().is_full()); ++runs) {
    }
    is_stale_ = false;
}

void Ui::frame(FunctionRef view) {
    for (LongList& list : lists_) {
        list.find_focused(tree(), focus.node);
    }
    run_until_settled(view);
    now_ = 1 - now_;
    forget_scrolls();
    assert(uncovered_item(imgui_.items, tree()) == page_node);
    patch_ = patches_.write(trees_[1 - now_], trees_[now_], *this);
    wants_frame_ = imgui_.pointer.is_pending() || shows_debug_tools;
    running = nullptr;
}

void Ui::run_to_dispatch(FunctionRef view) {
    run(view);
    layout_.abandon();
    imgui_.end_frame();
}

void Ui::dispatch(const Event& event, FunctionRef view) {
    imgui_.make_current();
    if (is_stale_ || environment != run_environment_) {
        run_until_settled(view);
    }
    is_dispatching_ = true;
    for (int runs = 0; imgui_.pointer.is_pending() && runs < most_pointer_runs; ++runs) {
        imgui_.pointer.feed();
        run_to_dispatch(view);
    }
    const bool activates = event.kind == EventKind::Activate;
    if (!activates || !imgui_.pointer.take_press(event.node)) {
        event_ = &event;
        if (activates) {
            imgui_.activate(event.node);
        } else if (event.kind == EventKind::Edit) {
            imgui_.edit(event.node, event.text.reveal());
        }
        run_to_dispatch(view);
        event_ = nullptr;
        if (activates) {
            ImGui::ClearActiveID();  // nothing is held
        }
    }
    is_dispatching_ = false;
    running = nullptr;
    if (event.kind == EventKind::Edit) {
        edited_in_page(event.node, event.text);
    }
}

bool Ui::learn_heights() {
    bool learned = false;
    for (LongList& list : lists_) {
        const LongList before{.usual_height = list.usual_height, .top = list.top};
        Point scrolled = scroll_of(page_node);
        if (const float shift = list.learn(layout_, scrolled.y); shift != 0) {
            scrolled.y += shift;
            page_shift_ += shift;
            scroll({.node = page_node, .offset = scrolled});
            learned = true;
        }
        // Else the rows were chosen for another place.
        learned = learned || list.usual_height != before.usual_height || list.top != before.top;
    }
    return learned;
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

/// The page holds what was typed already. The next patch starts from that, so it also puts right
/// what the program did not take.
void Ui::edited_in_page(NodeId id, const Secret& text) {
    SemanticTree& shown = trees_[now_];
    for (Node& node : shown.nodes) {
        if (node.id != id) {
            continue;
        }
        if (node.value_kind == ValueKind::Text) {
            node.value = shown.texts.keep(text.reveal());
        } else if (node.value_kind != ValueKind::None) {
            node.value_kind = text.empty() ? ValueKind::SecretEmpty : ValueKind::SecretFilled;
        }
    }
}

void Ui::push_scroll(Point scroll) {
    const auto on_pixel = [&](float v) {
        return std::round(v * environment.ratio) / environment.ratio;
    };
    shifts_.push_back({-on_pixel(scroll.x), -on_pixel(scroll.y)});
}

void Ui::push_inner_scroll(Point scroll) {
    const Point around = shifts_.back();
    shifts_.push_back({around.x - scroll.x, around.y - scroll.y});
}

bool Ui::is_visible(const Rect& rect) const {
    if (is_dispatching_ || layout_.is_lost()) {
        return false;
    }
    const ImRect& clip = ImGui::GetCurrentWindowRead()->ClipRect;
    return to_screen(rect).overlaps({clip.Min.x, clip.Min.y, clip.GetWidth(), clip.GetHeight()});
}

ImDrawList& Ui::draw_list() {
    return *ImGui::GetWindowDrawList();
}

bool Ui::passive_item(NodeId id, const Rect& rect) const {
    const Rect screen = to_screen(rect);
    const ImRect bounds(screen.x, screen.y, screen.right(), screen.bottom());
    ImGui::SetCursorScreenPos(bounds.Min);
    ImGui::ItemSize(bounds);
    return ImGui::ItemAdd(bounds, id);
}

ItemState Ui::item(NodeId id, const Rect& rect) const {
    ItemState state;
    if (passive_item(id, rect)) {
        // The DOM has the focus; a press need not move Dear ImGui's.
        state.pressed = ImGui::ButtonBehavior(
            ImGui::GetCurrentContext()->LastItemData.Rect,
            id,
            &state.hovered,
            &state.held,
            ImGuiButtonFlags_NoNavFocus
        );
    }
    return state;
}

void Ui::begin_watch() {
    imgui_.items.begin_watch();
    imgui_.text.is_shown = !is_dispatching_ && !layout_.is_lost();
}

void Ui::end_watch() {
    imgui_.items.end_watch();
    imgui_.text.is_shown = true;
}

bool Ui::is_focus_visible(NodeId node) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    return g.NavCursorVisible && g.NavId == node;
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

Label Ui::label(std::string_view label) {
    const Label parts = parse_label(label);
    const bool has_key = parts.key.starts_with("###");
    return {.words = words(parts.words), .key = has_key ? parts.key : words(parts.key)};
}

NodeId Ui::item_id(std::string_view label) {
    return no_page(hashed_key(label, ImGui::GetCurrentWindowRead()->IDStack.back()));
}

NodeId Ui::id(std::string_view tag, std::string_view key) {
    const ImGuiID seed = hashed_key(tag, ImGui::GetCurrentWindowRead()->IDStack.back());
    return no_page(hashed_key(key, seed));
}

Node& Ui::add(NodeId id, std::string_view tag, const Rect& rect) {
    SemanticTree& tree = draft();
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
    ++parent.children;
    const ImGuiID seed = parent.index == no_parent ? ImGui::GetCurrentWindowRead()->IDStack.back()
                                                   : draft().nodes[parent.index].id;
    return no_page(ImHashData(&parent.children, sizeof parent.children, hashed_key(tag, seed)));
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
    SemanticTree& tree = draft();
    tree.attributes.push_back({name, keep(value)});
    ++tree.nodes.back().attribute_count;
}

void Ui::set_text(Node& node, std::string_view text, const TextStyle& style, Align align) {
    if (is_dispatching_ || layout_.is_lost()) {
        return;
    }
    SemanticTree& tree = draft();
    const TextBlock& block = texts().block(text, style.face, node.rect.width + 0.01F);
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

const Event* Ui::event_for(EventKind kind, NodeId node) const {
    const bool meant = event_ != nullptr && event_->kind == kind && event_->node == node;
    return meant ? event_ : nullptr;
}

}  // namespace mooring::ui
