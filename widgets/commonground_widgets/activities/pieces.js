/* Pieces in their places: the columns of a chain, the branches of a tree. Pure functions of the board. */

export const STAGES = {
  input: ["Inputs", "what goes in"],
  activity: ["Activities", "what is done"],
  output: ["Outputs", "what comes out"],
  outcome: ["Outcomes", "what changes for somebody"],
  impact: ["Impact", "what it adds up to"],
};

export const stageName = (stage) => STAGES[stage]?.[0] ?? stage;

const order = new Intl.Collator(undefined, { sensitivity: "base", numeric: true });
const sorted = (pieces) => [...pieces].sort((one, other) => order.compare(one.text, other.text));

/** The columns of a chain from left to right, also those in which nothing stands. */
export const columns = ({ results = [], stages = Object.keys(STAGES) }) =>
  stages.map((stage) => ({ stage, cards: sorted(results.filter((card) => card.stage === stage)) }));

const middle = (ends, at) =>
  ends.length ? ends.reduce((sum, [, end]) => sum + at.get(end), 0) / ends.length : null;

/** The columns with their cards in such an order that what is linked lies side by side, as far as can be. */
export function uncrossed(board) {
  const found = columns(board);
  const pairs = links(board.results);
  const back = pairs.map(([from, to]) => [to, from]);
  // There and back: each column by the middle of what leads to it, then of what it leads to, and again.
  for (const towards of [back, pairs, back]) {
    const pass = towards === back ? found : [...found].reverse();
    for (const { cards } of pass) {
      const at = new Map(found.flatMap((column) => column.cards.map(({ id }, place) => [id, place / column.cards.length])));
      const wanted = new Map(cards.map(({ id }) => [id, middle(towards.filter(([one]) => one === id), at) ?? at.get(id)]));
      cards.sort((one, other) => wanted.get(one.id) - wanted.get(other.id));
    }
  }
  return found;
}

/** Where the next number of the tree is missing: the first question without one, else any question. */
export function nextQuestion({ goals = [], pieces = [] }) {
  const questions = branches({ goals, pieces }).flatMap((goal) => goal.questions);
  return questions.find(({ metrics }) => !metrics.length) ?? questions[0];
}

/** [from, to] of every link that is shown. */
export function links(results = []) {
  const known = new Set(results.map(({ id }) => id));
  return results.flatMap(({ id, leads_to: ends }) => ends.filter((end) => known.has(end)).map((end) => [id, end]));
}

/** The cards that lead to another, or to which another leads. */
export function linked(results = []) {
  const ends = new Set(links(results).flat());
  return results.filter(({ id }) => ends.has(id));
}

/** The cards that a card could lead to: those in the columns to its right. */
export function ahead(card, { results = [], stages = Object.keys(STAGES) }) {
  const here = stages.indexOf(card.stage);
  return results.filter(({ stage }) => stages.indexOf(stage) > here);
}

/** Goals with their questions, and these with their metrics. */
export function branches({ goals = [], pieces = [] }) {
  const under = (place) => sorted(pieces.filter((piece) => piece.place === place));
  return goals.map((goal) => ({
    ...goal,
    questions: under(goal.id).map((question) => ({ ...question, metrics: under(question.id) })),
  }));
}

/** Where a piece of the tree can be put: under a goal, and what has nothing under it under a question too. */
export function placesFor(piece, { goals = [], pieces = [] }) {
  if (pieces.some(({ place }) => place === piece.id)) return goals;
  const known = new Set(goals.map(({ id }) => id));
  return [...goals, ...pieces.filter(({ id, place }) => known.has(place) && id !== piece.id)];
}

/** The line from one box to another, in a frame: a calm curve from its right edge to the other's left. */
export function curve(frame, from, to) {
  const x = from.right - frame.left;
  const y = from.top + from.height / 2 - frame.top;
  const endX = to.left - frame.left;
  const endY = to.top + to.height / 2 - frame.top;
  const bend = (endX - x) / 2;
  return `M${x} ${y}C${x + bend} ${y} ${endX - bend} ${endY} ${endX} ${endY}`;
}
