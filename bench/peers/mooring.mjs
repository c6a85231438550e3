// Mooring as it is: its bundle and its reference backend, and somebody who has signed in.

import { request } from "@playwright/test";
import { People } from "../../tests/browser/support/people.mjs";
import { startServer } from "../../tests/browser/support/server.mjs";

export async function serveMooring() {
  const server = await startServer();
  const people = new People(server, () => request.newContext({ baseURL: server.origin }));
  const { cookies } = await people.meet("resident");
  return {
    name: "Mooring",
    origin: server.origin,
    path: "/settings/profile",
    field: "input[name=name]",
    value: "Ada Lovelace",
    cookies,
    stop: server.stop,
  };
}
