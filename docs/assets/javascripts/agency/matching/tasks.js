// The tasks of the guide with what finds them, fetched once.

import { fetchJson, once } from "../../shared/fetch.js";
import { makeMatcher } from "./match.js";

const FILE = "assets/agency/tasks.json";

// {tasks: by id, themes, verdicts, guide, edition, language, matcher}, as assets/agency/tasks.json has them. `root` is the way to the root
// of the site.
export const openTasks = once(async (root) => {
  const file = await fetchJson(root + FILE);
  return { ...file, tasks: new Map(file.tasks.map((task) => [task.id, task])), matcher: makeMatcher(file.tasks, file) };
});
