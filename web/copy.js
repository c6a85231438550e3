// What is selected across several elements is copied as it is read. Their boxes stand by themselves over the canvas, so
// the browser, which goes by boxes, would run all words together.

/** What of an element's words is selected. */
function selectedIn(element, selected) {
  const words = document.createRange();
  words.selectNodeContents(element);
  if (element.contains(selected.startContainer)) {
    words.setStart(selected.startContainer, selected.startOffset);
  }
  if (element.contains(selected.endContainer)) {
    words.setEnd(selected.endContainer, selected.endOffset);
  }
  return words.toString();
}

/** As a spreadsheet takes a table: cells of a row are divided by tabs, all else stands in a line of its own. */
function between(before, after) {
  const [cell, next] = [before, after].map((element) => element.closest("td, th"));
  if (!cell || !next || cell.parentElement !== next.parentElement) return "\n";
  return cell === next ? " " : "\t";
}

/** The selected words of `root`; null where the browser does as well. */
function selectedWords(root, selection) {
  if (selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const elements = [...root.querySelectorAll("[data-text]")].filter((element) =>
    range.intersectsNode(element),
  );
  if (elements.length < 2) return null;
  let words = "";
  let last = null;
  for (const element of elements) {
    const text = selectedIn(element, range);
    if (text === "") continue;
    words += (last ? between(last, element) : "") + text;
    last = element;
  }
  return words;
}

export function watchCopying(root) {
  root.addEventListener("copy", (event) => {
    const isOfField = event.target.matches?.("input, textarea");
    const isDrawn = root.classList.contains("drawn"); // else the boxes are those of an ordinary page
    const words = isOfField || !isDrawn ? null : selectedWords(root, getSelection());
    if (words === null) return;
    event.clipboardData.setData("text/plain", words);
    event.preventDefault();
  });
}
