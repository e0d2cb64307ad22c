/* Which component draws an activity for whom. Three tables, so that a page carries only its own. */
import * as cards from "./cards.jsx";
import * as chain from "./chain.jsx";
import * as checklist from "./checklist.jsx";
import * as coding from "./coding.jsx";
import * as commitments from "./commitments.jsx";
import * as consent from "./consent.jsx";
import * as decision from "./decision.jsx";
import * as data from "./data.jsx";
import * as dots from "./dots.jsx";
import * as estimates from "./estimates.jsx";
import * as exchange from "./exchange.jsx";
import * as gate from "./gate.jsx";
import * as guide from "./guide.jsx";
import * as honeycomb from "./honeycomb.jsx";
import * as indicators from "./indicators.jsx";
import * as ordering from "./ordering.jsx";
import * as placement from "./placement.jsx";
import * as proposals from "./proposals.jsx";
import * as rating from "./rating.jsx";
import * as reading from "./reading.jsx";
import * as recess from "./recess.jsx";
import * as register from "./register.jsx";
import * as results from "./results.jsx";
import * as statement from "./statement.jsx";
import * as ties from "./ties.jsx";
import * as tree from "./tree.jsx";
import * as versions from "./versions.jsx";
import * as voices from "./voices.jsx";

/** Each is drawn with {page}, the whole page state. */
export const participants = {
  cards: cards.Participant,
  checklist: checklist.Participant,
  coding: coding.Participant,
  commitments: commitments.Participant,
  consent: consent.Participant,
  decision: decision.Participant,
  data: data.Participant,
  dots: dots.Participant,
  estimates: estimates.Participant,
  exchange: exchange.Participant,
  gate: gate.Participant,
  goal_tree: tree.Participant,
  guide: guide.Participant,
  honeycomb: honeycomb.Participant,
  indicators: indicators.Participant,
  logic_chain: chain.Participant,
  placement: placement.Participant,
  proposals: proposals.Participant,
  ranking: ordering.Participant,
  rating: rating.Participant,
  reading: reading.Participant,
  recess: recess.Participant,
  register: register.Participant,
  results: results.Participant,
  statement: statement.Participant,
  ties: ties.Participant,
  versions: versions.Participant,
  voices: voices.Participant,
};

/** Each is drawn with {page, act}, where act(kind, data) sends a command and reports on the desk. */
export const desks = {
  cards: cards.Desk,
  checklist: checklist.Desk,
  coding: coding.Desk,
  commitments: commitments.Desk,
  consent: consent.Desk,
  decision: decision.Desk,
  data: data.Desk,
  dots: dots.Desk,
  estimates: estimates.Desk,
  exchange: exchange.Desk,
  gate: gate.Desk,
  goal_tree: tree.Desk,
  guide: guide.Desk,
  honeycomb: honeycomb.Desk,
  indicators: indicators.Desk,
  logic_chain: chain.Desk,
  placement: placement.Desk,
  proposals: proposals.Desk,
  ranking: ordering.Desk,
  rating: rating.Desk,
  reading: reading.Desk,
  recess: recess.Desk,
  register: register.Desk,
  results: results.Desk,
  statement: statement.Desk,
  ties: ties.Desk,
  versions: versions.Desk,
  voices: voices.Desk,
};

/** Each is drawn with {page}, and fills the place it is given. */
export const screens = {
  cards: cards.Screen,
  checklist: checklist.Screen,
  coding: coding.Screen,
  commitments: commitments.Screen,
  consent: consent.Screen,
  decision: decision.Screen,
  data: data.Screen,
  dots: dots.Screen,
  estimates: estimates.Screen,
  exchange: exchange.Screen,
  gate: gate.Screen,
  goal_tree: tree.Screen,
  guide: guide.Screen,
  honeycomb: honeycomb.Screen,
  indicators: indicators.Screen,
  logic_chain: chain.Screen,
  placement: placement.Screen,
  proposals: proposals.Screen,
  ranking: ordering.Screen,
  rating: rating.Screen,
  reading: reading.Screen,
  recess: recess.Screen,
  register: register.Screen,
  results: results.Screen,
  statement: statement.Screen,
  ties: ties.Screen,
  versions: versions.Screen,
  voices: voices.Screen,
};
