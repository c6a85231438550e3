// What is done with tabs comes from the tests; see support/own_browser.mjs.
