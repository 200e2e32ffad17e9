import assert from "node:assert/strict";
import { test } from "node:test";
import { mistakeLink } from "../../../../site/js/lib/mistake-link.js";

const PLACE = { build: "0123456789ab", place: "functions/closures/" };

test("a report names the example, its page and the build", () => {
  const mistakes = "https://example.org/new?title={title}&body={text}";
  const { searchParams } = new URL(mistakeLink({ ...PLACE, mistakes }, "closures-basics"));
  assert.equal(searchParams.get("title"), "Mistake in closures-basics");
  assert.equal(searchParams.get("body"), "Place: functions/closures/#closures-basics\nBuild: 0123456789ab\n\n");
});

test("what is filled in adds no parameter and is no pattern of a replacement", () => {
  const mistakes = "mailto:handbook@example.org?subject={title}&body={text}";
  const place = "a&b=$&/";
  assert.equal(
    mistakeLink({ ...PLACE, mistakes, place }, "x"),
    "mailto:handbook@example.org?subject=Mistake%20in%20x&body=Place%3A%20a%26b%3D%24%26%2F%23x%0ABuild%3A%200123456789ab%0A%0A",
  );
});
