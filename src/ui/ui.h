// The interface: runs the view as a frame of Dear ImGui. Widgets lay themselves out, draw, state
// their meaning and take events in one run; `current()` is the interface whose frame is running.
//
// A box is drawn where the last layout put it. When the layout of a run comes out otherwise, the
// view runs again before anything is shown, three times at most.
#pragma once

#include <forward_list>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/function_ref.h"
#include "imgui_dom/context.h"
#include "imgui_dom/semantics.h"
#include "imgui_dom/semantics_patch.h"
#include "ui/dom.h"
#include "ui/event.h"
#include "ui/label.h"
#include "ui/layout.h"
#include "ui/long_list.h"
#include "ui/theme.h"

struct ImDrawList;

namespace mooring::ui {

/// Offset of a scrolled element's content.
struct Scroll {
    NodeId node = page_node;
    Point offset;
};

/// The element that has the keyboard. The ring is drawn only where the browser would draw one.
struct Focus {
    NodeId node = page_node;
    bool visible = false;
    friend bool operator==(Focus, Focus) = default;
};

/// What Dear ImGui says of an item in this frame.
struct ItemState {
    bool hovered = false;
    bool held = false;
    bool pressed = false;
};

class Ui final : public OptionSource {
public:
    explicit Ui(TextSource& source, const OptionSource& options);

    // From the platform, between frames.
    Environment environment;
    std::optional<Accents> accents;  ///< of the site, in place of the theme's; set once
    Focus focus;
    /// Gives other words for all that the view says; null for its own. A test sets it, to see that
    /// no id is made from words.
    std::string_view (*translate)(Ui& ui, std::string_view words) = nullptr;
    void scroll(Scroll scroll);
    void pointer_moved(Point position);  ///< in the viewport
    void pointer_left();
    void pointer_button(bool down);
    void wheel(float x, float y);  ///< for windows of Dear ImGui that scroll by themselves
    /// Everything in graphics memory is gone; the next frame makes it anew.
    void lose_graphics();
    bool shows_debug_tools = false;  ///< over the page, in debug builds
    /// The view will show something else: where its items are is not known until it has run.
    void invalidate() { is_stale_ = true; }

    /// Runs `view` so that the item which the event is for takes it. Nothing is shown.
    void dispatch(const Event& event, FunctionRef view);

    /// Runs `view` and draws. Afterwards `patch` and `draw_data` are those of this frame.
    void frame(FunctionRef view);
    [[nodiscard]] std::span<const std::uint8_t> patch() const { return patch_; }
    [[nodiscard]] ImDrawData* draw_data() const { return imgui_.draw_data(); }
    [[nodiscard]] const SemanticTree& tree() const { return trees_[now_]; }
    [[nodiscard]] const imgui_dom::Items& items() const { return imgui_.items; }
    /// Makes the Dear ImGui context of this interface the current one.
    void make_current() const { imgui_.make_current(); }
    /// Whether another frame would be another picture.
    [[nodiscard]] bool wants_frame() const { return wants_frame_; }
    /// How often a view has run so far.
    [[nodiscard]] std::uint32_t runs() const { return runs_; }
    /// How far the page has to be scrolled together with this frame's patch, for what is in the
    /// viewport to stay where it is.
    float take_page_shift() { return std::exchange(page_shift_, 0.0F); }
    /// A button that is to be pressed because somebody came near it; `page_node` for none.
    NodeId take_reached() { return std::exchange(reached_, page_node); }
    [[nodiscard]] std::span<const Option> options(std::uint64_t list) const override;

    // For widgets: layout.
    Layout& layout() { return layout_; }
    TextLayouts& texts() { return imgui_.text.layouts; }
    TextAtlas& atlas() { return imgui_.text.atlas; }
    imgui_dom::BrowserText& browser_text() { return imgui_.text; }
    [[nodiscard]] TextStyle style(Type type) const {
        return style_of(type, environment.text_scale);
    }
    [[nodiscard]] Rgba color(Color color) const;
    [[nodiscard]] float scaled(float length) const { return length * environment.text_scale; }
    [[nodiscard]] float control_height(float fine) const;
    [[nodiscard]] bool is_narrow() const;

    /// The words to be shown for those that the view says.
    [[nodiscard]] std::string_view words(std::string_view text) {
        return translate == nullptr || text.empty() ? text : translate(*this, text);
    }
    /// The same of a label. Without a key of its own its id goes with the words.
    [[nodiscard]] Label label(std::string_view label);

    /// A copy that lives until the end of the frame.
    std::string_view keep(std::string_view text) { return draft().texts.keep(text); }
    std::string_view join(std::initializer_list<std::string_view> pieces) {
        return draft().texts.keep(pieces);
    }
    /// Room for a text that is yet to be written, and lives as long.
    std::span<char> room(std::size_t size) { return draft().texts.room(size); }

    // For widgets: items.
    /// The id that Dear ImGui gives to an item of that label, here.
    [[nodiscard]] static NodeId item_id(std::string_view label);
    /// The id of an element that is no item, or is one beside others of the same key.
    [[nodiscard]] static NodeId id(std::string_view tag, std::string_view key);
    /// Submits an item that can be pressed. `rect` is where it was laid out.
    ItemState item(NodeId id, const Rect& rect) const;
    /// Submits an item that the pointer passes through. Returns whether it can be seen.
    bool passive_item(NodeId id, const Rect& rect) const;
    /// Whether Dear ImGui tells what it draws of the items that follow, for their elements.
    void begin_watch();
    void end_watch();
    /// The event that is being told, if it is of that kind and for that element.
    [[nodiscard]] const Event* event_for(EventKind kind, NodeId node) const;
    /// Whether an event is told in this run, and nothing shown.
    [[nodiscard]] bool is_dispatching() const { return is_dispatching_; }
    [[nodiscard]] static bool is_focus_visible(NodeId node);

    // For widgets: meaning.
    /// States a node below the one that is open. References stay valid until the next node is
    /// stated.
    Node& add(NodeId id, std::string_view tag, const Rect& rect);
    void open_node() { parents_.push_back({draft().nodes.size() - 1, 0}); }
    /// What follows stands in the page itself, wherever the view is now: a dialog.
    void open_page() { parents_.push_back({no_parent, 0}); }
    void close_node() { parents_.pop_back(); }
    /// An id for something without a name of its own, such as a line of text: its place below the
    /// open node.
    NodeId next_child_id(std::string_view tag);
    /// The value of the element's `id` attribute, for labels and descriptions that point to it.
    std::string_view dom_id(NodeId id);
    /// Adds an attribute to the node stated last.
    void attribute(std::string_view name, std::string_view value = "");
    /// The node stated last scrolls its content sideways.
    void mark_scrolls() { attribute("data-scroll", "x"); }
    void set_text(Node& node, std::string_view text, const TextStyle& style, Align align);
    /// How many nodes this run has stated.
    [[nodiscard]] std::size_t node_count() const { return trees_[1 - now_].nodes.size(); }
    void set_page_size(Size size) { draft().page = size; }

    /// What the option of that value is called in a select's list; the value itself when it is not
    /// in there.
    [[nodiscard]] std::string_view option_label(std::uint64_t list, std::string_view value) const;
    /// Makes the options known that stand for themselves; they must outlive the interface.
    std::uint64_t offer(std::span<const Option> options);
    /// The list by that key, with what the frames before knew of it.
    LongList& long_list(std::string_view key);
    void reach(NodeId button) { reached_ = button; }

    // For widgets: drawing.
    [[nodiscard]] static ImDrawList& draw_list();
    [[nodiscard]] Rect to_screen(const Rect& rect) const { return rect.moved(shifts_.back()); }
    /// Whether anything that is drawn there would be seen.
    [[nodiscard]] bool is_visible(const Rect& rect) const;
    [[nodiscard]] Point scroll_of(NodeId node) const;
    /// What follows is laid out from the origin of the viewport, and scrolled by that much.
    void push_scroll(Point scroll);
    /// What follows is scrolled further by that much.
    void push_inner_scroll(Point scroll);
    void pop_scroll() { shifts_.pop_back(); }
    /// Asks for another run before this frame is shown.
    void run_again() { wants_run_ = true; }

private:
    static constexpr std::size_t no_parent = static_cast<std::size_t>(-1);
    struct Parent {
        std::size_t index;       ///< in the tree's nodes, or no_parent for the page
        std::uint32_t children;  ///< nodes without a name stated so far
    };

    /// The tree that is being stated; `tree` is the one that was shown last.
    SemanticTree& draft() { return trees_[1 - now_]; }
    void begin_run();
    void apply_theme_once();
    /// Runs the view as a frame of Dear ImGui, up to where that is ended.
    void run(FunctionRef view);
    /// Runs the view to be shown. Returns whether all of it was where it belongs.
    bool run_to_show(FunctionRef view);
    void run_until_settled(FunctionRef view);
    void run_to_dispatch(FunctionRef view);
    void edited_in_page(NodeId id, const Secret& text);
    /// Of elements that went: one that comes back begins at its start again.
    void forget_scrolls();
    /// Takes the heights of rows from the layout, and scrolls by what was thought wrong. Returns
    /// whether anything was.
    bool learn_heights();

    imgui_dom::Context imgui_;
    Layout layout_;
    const OptionSource& options_;
    SemanticTree trees_[2];
    std::size_t now_ = 0;
    PatchWriter patches_;
    std::span<const std::uint8_t> patch_;
    const Event* event_ = nullptr;
    std::vector<Scroll> scrolls_;
    std::forward_list<LongList> lists_;  ///< views hold on to them
    std::vector<std::span<const Option>> offers_;
    float page_shift_ = 0;
    NodeId reached_ = page_node;
    std::vector<Parent> parents_;
    std::vector<Point> shifts_;
    Environment run_environment_;            ///< of the last run
    std::optional<Environment> themed_for_;  ///< what Dear ImGui's style was filled for
    std::uint32_t runs_ = 0;
    bool is_stale_ = true;
    bool is_dispatching_ = false;
    bool wants_run_ = false;
    bool wants_frame_ = false;
};

/// The interface whose frame is running.
Ui& current();

}  // namespace mooring::ui
