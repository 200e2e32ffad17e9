import assert from "node:assert/strict";
import { test } from "node:test";
import { isRequirement, isTest, mainOf, NameError, Project, projectOf, starter } from "../../../site/js/play/project.js";

/** A project that notes what it tells. @param {[string, string][]} files */
function listened(files) {
  const project = new Project(projectOf(files));
  /** @type {string[]} */
  const told = [];
  for (const type of ["files", "change"]) project.addEventListener(type, () => told.push(type));
  return { project, told };
}

test("the program is main.py, or else the first file that looks like one", () => {
  assert.equal(mainOf(["a.py", "main.py"]), "main.py");
  assert.equal(mainOf(["data.csv", "test_a.py", "conftest.py", "b.py"]), "b.py");
  assert.equal(mainOf(["test_a.py", "package/b.py"]), "test_a.py");
  assert.equal(mainOf(["notes.txt", "package/b.py"]), "");
});

test("pytest looks for tests in what it calls a test file", () => {
  assert.deepEqual(["test_a.py", "a_test.py", "deep/test_b.py", "testing.py", "test_c.txt"].map(isTest), [
    true,
    true,
    true,
    false,
    false,
  ]);
});

test("a change is told once, and other files before it", () => {
  const { project, told } = listened([["main.py", "1"]]);
  project.write("main.py", "2");
  project.write("main.py", "2");
  assert.deepEqual(told, ["change"]);
  project.put("b.py", "");
  assert.deepEqual(told, ["change", "files", "change"]);
  assert.equal(project.active, "b.py");
});

test("a file keeps its place when it is renamed, and stays the program if it can", () => {
  const { project } = listened([
    ["main.py", "1"],
    ["b.py", "2"],
  ]);
  project.rename("main.py", "first.py");
  assert.deepEqual(project.names, ["first.py", "b.py"]);
  assert.equal(project.main, "first.py");
  project.rename("first.py", "first.txt");
  assert.equal(project.main, "b.py");
  assert.throws(() => project.rename("b.py", "first.txt"), NameError);
});

test("the neighbour is shown when a file goes, and nothing when it was the last", () => {
  const { project } = listened([
    ["main.py", "1"],
    ["b.py", "2"],
  ]);
  project.show("b.py");
  project.remove("b.py");
  assert.equal(project.active, "main.py");
  project.remove("main.py");
  assert.deepEqual([project.active, project.main, project.names], ["", "", []]);
});

test("lines end as editors have it, bytes stay as they are", () => {
  const bytes = Uint8Array.of(13, 10);
  const project = new Project(projectOf([["main.py", "a\r\nb\rc\n"]]));
  project.put("b.bin", bytes);
  assert.equal(project.content("main.py"), "a\nb\nc\n");
  assert.equal(project.content("b.bin"), bytes);
});

test("what is too large to be kept is refused", () => {
  const project = new Project(starter());
  assert.throws(() => project.put("big.bin", new Uint8Array(20_000_000)), /larger than 20 MB/);
  assert.equal(project.names.includes("big.bin"), false);
});

test("what is kept makes the same project again", () => {
  const data = { ...starter(), stdin: "1\n", packages: ["rich"], active: "shop.py" };
  assert.deepEqual(new Project(data).data, data);
});

test("what pip takes is a package, and nothing else is", () => {
  for (const text of ["rich", "humanize==4.12", "a[b,c] >= 1", "https://example.org/a-1-py3-none-any.whl"]) {
    assert.ok(isRequirement(text), text);
  }
  for (const text of ["", "-r x", "a b", "../a", "javascript:x.whl", "--index-url=x"]) {
    assert.ok(!isRequirement(text), text);
  }
});
