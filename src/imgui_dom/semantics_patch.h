// What has to change in the page so that it says what a new tree says. The bytes are read by
// `web/patch.js`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "imgui_dom/semantics.h"

namespace mooring::imgui_dom {

/// First byte of each change. Numbers are little-endian: ids and counts u32, lengths f32; texts are
/// a u32 count of bytes and UTF-8. The names and operands are repeated in web/patch.js, and a test
/// compares the two lists.
enum class PatchOp : std::uint8_t {
    Create = 1,   ///< id, tag, parent id, id of the sibling before (0: it comes first)
    Remove,       ///< id
    Move,         ///< id, parent id, id of the sibling before
    Rect,         ///< id, x, y, width, height: relative to the parent
    Attribute,    ///< id, name, value
    Unset,        ///< id, name
    Text,         ///< id, count of lines, then per line: text, u8 break
    Font,         ///< id, size, line height, f32 weight, u8 mono, u8 align
    Value,        ///< id, text
    ClearSecret,  ///< id: empty a field whose content is not known here
    Options,      ///< id, count, then per option: value, label
    PageSize,     ///< width, height
};

/// Finds the options of a select by their list's number.
class OptionSource {
public:
    OptionSource() = default;
    OptionSource(const OptionSource&) = delete;
    OptionSource& operator=(const OptionSource&) = delete;
    [[nodiscard]] virtual std::span<const Option> options(std::uint64_t list) const = 0;

protected:
    ~OptionSource() = default;  ///< nobody owns one by this name
};

class PatchWriter {
public:
    /// The changes from `before` to `after`, valid until the next call; empty when there are none.
    std::span<const std::uint8_t>
    write(const SemanticTree& before, const SemanticTree& after, const OptionSource& options);

private:
    struct Entry {
        NodeId id;
        std::uint32_t index;
        friend bool operator<(const Entry& a, const Entry& b) { return a.id < b.id; }
    };

    static void index(const SemanticTree& tree, std::vector<Entry>& entries);
    static const Entry* find(const std::vector<Entry>& entries, NodeId id);
    void removals(const SemanticTree& before);
    void structure(const SemanticTree& before, const SemanticTree& after);
    void content(
        const SemanticTree& before,
        const Node* old,
        const SemanticTree& after,
        const Node& node,
        const OptionSource& options
    );
    void attributes(
        const SemanticTree& before, const Node* old, const SemanticTree& after, const Node& node
    );
    void text(const SemanticTree& after, const Node& node);
    void font(const Node& node);
    void value(const Node* old, const Node& node);

    void op(PatchOp op, NodeId id);
    void u8(std::uint8_t value) { bytes_.push_back(value); }
    void u32(std::uint32_t value);
    void f32(float value);
    void string(std::string_view value);

    struct LastChild {
        NodeId id = 0;
        std::uint32_t old_index = 0;
        bool any_old = false;
    };

    std::vector<std::uint8_t> bytes_;
    std::vector<Entry> old_entries_;
    std::vector<Entry> new_entries_;
    std::vector<LastChild> last_children_;  ///< per new node, the last for the page itself
};

}  // namespace mooring::imgui_dom
