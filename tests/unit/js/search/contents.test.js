import assert from "node:assert/strict";
import { test } from "node:test";
import { plannedPlaces, writtenPlaces } from "../../../../site/js/search/contents.js";

/** @type {import("../../../../site/js/search/contents.js").Entry[]} */
const CONTENTS = [
  [
    "1",
    "Numbers",
    "numbers/",
    [
      ["1.1", "Adding", "numbers/adding/", [[null, "Sums of numbers"]]],
      ["1.2", "Number types", null, [["1.2.1", "`Fraction` numbers"]]],
    ],
  ],
  ["B", "Numbers for fun", null, [["B.1", "Primes", null, []]]],
];

test("written places are found by their addresses", () => {
  assert.deepEqual(Object.fromEntries(writtenPlaces(CONTENTS)), {
    "numbers/": { number: "1", title: "Numbers", within: "" },
    "numbers/adding/": { number: "1.1", title: "Adding", within: "Numbers" },
  });
});

test("planned are sections without a page, their topics, and chapters, with all words in the title", () => {
  assert.deepEqual(plannedPlaces(CONTENTS, ["numb"]), [
    { number: "1.2", title: "Number types", within: "Numbers" },
    { number: "1.2.1", title: "`Fraction` numbers", within: "Number types" },
    { number: "B", title: "Numbers for fun", within: "" },
  ]);
  assert.deepEqual(plannedPlaces(CONTENTS, ["number", "fraction"]).length, 1);
  assert.deepEqual(plannedPlaces(CONTENTS, ["adding"]), []);
});
