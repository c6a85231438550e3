#include "ui/table.h"

#include <array>
#include <catch2/catch_test_macros.hpp>

#include "support/stage.h"
#include "ui/text.h"

using namespace mooring;
using test::Stage;

namespace {

constexpr std::array columns{
    ui::Column{.title = "Name", .share = 2},
    ui::Column{.title = "Created", .share = 1},
    ui::Column{.title = "Actions", .share = 1}};

constexpr std::array names{"Laptop", "Deployment"};

void table_of(std::size_t rows) {
    const ui::Table table("API keys", columns, rows);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const char* const name = names.at(i);
        const ui::TableRow row(table, name, i);
        {
            const ui::TableCell cell(table, 0);
            ui::text(name);
        }
        {
            const ui::TableCell cell(table, 1);
            ui::text("yesterday");
        }
        const ui::TableCell cell(table, 2);
        ui::text("Delete");
    }
}

void keys() {
    table_of(names.size());
}

std::vector<std::string> row_indices(const Stage& stage) {
    std::vector<std::string> indices;
    for (const test::Accessible& row : stage.nodes("row")) {
        indices.push_back(row.attribute("aria-rowindex"));
    }
    return indices;
}

}  // namespace

TEST_CASE("A table has a name, headers, and rows of as many cells, the first of which heads the row"
) {
    Stage stage(keys);
    stage.draw();
    CHECK(stage.nodes("table").front().name == "API keys");
    CHECK(stage.nodes("columnheader").size() == 3);
    CHECK(stage.node("columnheader", "Actions").text == "Actions");
    CHECK(stage.nodes("row").size() == 3);
    CHECK(stage.nodes("rowheader").size() == 2);
    CHECK(stage.nodes("cell").size() == 4);
    CHECK(
        stage.node("row", "Laptop yesterday Delete").rect.y <
        stage.node("row", "Deployment yesterday Delete").rect.y
    );
}

TEST_CASE("Cells stand below their headers") {
    Stage stage(keys);
    stage.draw();
    const auto headers = stage.nodes("columnheader");
    for (const test::Accessible& name : stage.nodes("rowheader")) {
        CHECK(name.rect.x == headers[0].rect.x);
        CHECK(name.rect.width == headers[0].rect.width);
    }
    const auto cells = stage.nodes("cell");
    for (std::size_t i = 0; i < cells.size(); ++i) {
        CHECK(cells[i].rect.x == headers[1 + i % 2].rect.x);
        CHECK(cells[i].rect.width == headers[1 + i % 2].rect.width);
    }
}

TEST_CASE("On a narrow screen each row stacks its cells, without a header") {
    Stage stage(keys, {.viewport = {360, 740}});
    stage.draw();
    CHECK(stage.nodes("columnheader").empty());
    const auto cells = stage.nodes("cell");
    REQUIRE(cells.size() == 4);
    CHECK(cells[0].rect.x == cells[1].rect.x);
    CHECK(stage.nodes("rowheader")[0].rect.bottom() <= cells[0].rect.y);
    CHECK(cells[0].rect.bottom() <= cells[1].rect.y);
}

TEST_CASE("A table says how many rows it has, and each row which it is") {
    Stage stage(keys);
    stage.draw();
    CHECK(stage.node("table", "API keys").attribute("aria-rowcount") == "3");
    CHECK(row_indices(stage) == std::vector<std::string>{"1", "2", "3"});
    Stage phone(keys, {.viewport = {360, 740}});
    phone.draw();
    CHECK(phone.node("table", "API keys").attribute("aria-rowcount") == "2");
    CHECK(row_indices(phone) == std::vector<std::string>{"1", "2"});
}

TEST_CASE("A table counts also the rows that are not here") {
    Stage stage([] { table_of(10'000); });
    stage.draw();
    CHECK(stage.node("table", "API keys").attribute("aria-rowcount") == "10001");
}
