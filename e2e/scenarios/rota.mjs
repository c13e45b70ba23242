// A lead draws a rota in two clicks, sees a hole in it, fills it, and the hole is gone; a colleague takes a shift that was
// offered. No step needs a script.

import { strict as assert } from "node:assert";
import * as officer from "../house/officer.mjs";

export default [
  { name: "rota: drawn in two clicks, a hole seen and filled", run: fills },
  { name: "rota: a shift offered and taken", run: swaps },
];

/// Anna leads, Ben answers; Anna draws the first rota as it is offered.
async function drawn(house) {
  await house.open();
  const anna = await officer.joins(house, { name: "Anna Ek", email: "anna@desk.example" });
  const link = await officer.invites(anna, "duty-officer");
  const ben = await officer.joins(house, { name: "Ben Dahl", email: "ben@desk.example", link });
  await anna.goto("/desk");
  await anna.locator("nav a[href='/desk/rotas']").click();
  await anna.getByRole("button", { name: "Draw the rota" }).click();
  await anna.waitForURL(/\/desk\/rotas\/[0-9a-f-]{36}/);
  await anna.locator(".rota-now strong", { hasText: "Anna Ek" }).waitFor();
  await anna.locator(".rota-week .bar", { hasText: "Ben Dahl" }).first().waitFor();
  return { anna, ben };
}

/// What a date field shows `days` from now at nine.
const field = (days) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T09:00`;

async function fills(house) {
  const { anna } = await drawn(house);
  const hole = anna.locator(".rota-found .grave", { hasText: "nobody is on duty in" });
  assert.equal(await hole.count(), 0, "the first rota has no hole");
  const form = anna.locator("#override");
  await form.locator("summary").click();
  await form.locator("[name=from]").fill(field(2));
  await form.locator("[name=until]").fill(field(3));
  await form.locator("[value=only]").check();
  await form.locator("button.first").click();
  await hole.waitFor();
  await anna.locator(".rota-week .bar.is-hole").first().waitFor();
  await hole.getByRole("link", { name: /Put somebody there/ }).click();
  assert.equal(await form.locator("[name=from]").inputValue(), field(2), "the form knows the hole");
  await form.locator("[name=who]").selectOption({ label: "Ben Dahl" });
  await form.locator("button.first").click();
  await hole.waitFor({ state: "detached" });
  assert.equal(await anna.locator(".bar.is-hole").count(), 0);
  await anna.getByRole("button", { name: /Take back/ }).first().click();
  await anna.getByRole("button", { name: /Take back/ }).first().waitFor();
}

async function swaps(house) {
  const { anna, ben } = await drawn(house);
  await ben.goto(new URL(anna.url()).pathname);
  assert.equal(await ben.locator("#override").count(), 0, "who does not lead draws nothing");
  await ben.locator(".rota-table summary").click();
  await ben.getByRole("link", { name: /Swap/ }).first().click();
  await ben.locator("#swap [name=to]").selectOption({ label: "Anna Ek" });
  await ben.locator("#swap button.first").click();
  await ben.getByText(/Ben Dahl.*offers the shift to.*Anna Ek/).waitFor();
  await anna.reload();
  await anna.getByRole("button", { name: "I take it" }).click();
  await anna.getByText(/Anna Ek.*takes the shift of.*Ben Dahl/).waitFor();
}
