// Boxes that hold widgets. Each opens where it is made and closes at the end of its scope.
#pragma once

#include <string_view>

#include "ui/layout.h"
#include "ui/theme.h"
#include "ui/ui.h"

namespace mooring::ui {

/// Arranges what is inside and means nothing.
class [[nodiscard]] Box {
public:
    explicit Box(const BoxStyle& style = {});
    ~Box();
    Box(const Box&) = delete;
    Box& operator=(const Box&) = delete;

    [[nodiscard]] const Rect& rect() const { return rect_; }

private:
    Rect rect_;
};

[[nodiscard]] BoxStyle column(float gap);
[[nodiscard]] BoxStyle row(float gap);
/// A row that goes on in the next line when it is full.
[[nodiscard]] BoxStyle wrapping_row(float gap);

/// `wanted`, scaled with the text, but no more than the page has room for.
[[nodiscard]] float fitting_width(float wanted);

/// Takes what is left in a row, pushing the rest to its end.
void spacer();
void gap(float height);

/// Prefixes the ids of all that is inside: what a row is about, never its index.
class [[nodiscard]] Scope {
public:
    explicit Scope(std::string_view key);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
};

/// What a region means: an HTML element, and if that is not enough, an ARIA role and a name.
struct Meaning {
    std::string_view tag = "div";
    std::string_view key;      ///< tells it from its neighbours of the same tag
    std::string_view role;     ///< only where the element has not got it already
    std::string_view name;     ///< a label, whose key does without another
    bool takes_focus = false;  ///< may be sent the focus, though Tab does not lead to it
};

/// A box that is also an element, with what is inside as its children.
class [[nodiscard]] Region {
public:
    explicit Region(const Meaning& meaning, const BoxStyle& style = {});
    ~Region();
    Region(const Region&) = delete;
    Region& operator=(const Region&) = delete;

    [[nodiscard]] const Rect& rect() const { return box_.rect(); }
    [[nodiscard]] NodeId id() const { return id_; }

private:
    Box box_;
    NodeId id_ = page_node;
};

/// A region whose content may be wider than itself and is then scrolled sideways by the browser.
class [[nodiscard]] ScrollRegion {
public:
    ScrollRegion(const Meaning& meaning, BoxStyle style);
    ~ScrollRegion();
    ScrollRegion(const ScrollRegion&) = delete;
    ScrollRegion& operator=(const ScrollRegion&) = delete;

private:
    Region region_;
};

/// A card: surface, border, rounded.
class [[nodiscard]] Card {
public:
    explicit Card(std::string_view label);
    ~Card() = default;
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;

private:
    Region region_;
};

/// Between the edge of a card and what is in it.
[[nodiscard]] Edges card_padding();

/// A part of a card with its padding; all but the first are ruled off.
enum class Ruled { No, Yes };
class [[nodiscard]] CardPart {
public:
    explicit CardPart(Ruled ruled = Ruled::No, float gap = space::medium);
    ~CardPart() = default;
    CardPart(const CardPart&) = delete;
    CardPart& operator=(const CardPart&) = delete;

private:
    Box box_;
};

/// One form per process. Enter in a field submits it; its submit button hears of it.
class [[nodiscard]] Form {
public:
    explicit Form(std::string_view label, const BoxStyle& style = column(space::medium));
    ~Form() = default;
    Form(const Form&) = delete;
    Form& operator=(const Form&) = delete;

private:
    Region region_;
};

/// For forms about a password: lets password managers know whose it is.
void hidden_username(std::string_view email);

/// The background of the top bar, with its rule.
void bar_surface(const Rect& rect);
/// A mark in the accent colour, or the picture at the address `logo`, called `alt`.
void brand_mark(std::string_view logo, std::string_view alt);

}  // namespace mooring::ui
