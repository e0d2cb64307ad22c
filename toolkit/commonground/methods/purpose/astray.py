"""The words by which the check knows where a sentence goes astray: a tool, an order, everyone."""

from __future__ import annotations

from commonground.methods.patterns import any_of, compiled
from commonground.methods.purpose.numbers import DIGITS, MONTH, PERCENT, WEEKDAY

PLACEHOLDER = compiled(
    r"(?<!\w)x{2,}(?!\w)|\btb[acd]\b|\blorem ipsum\b|\b(?:nn|yy|zz)%|_{2,}|\?{3,}"
    r"|\b(?:yet )?to be (?:determined|confirmed|decided|defined|agreed|announced)\b"
    r"|\[(?!\d{1,3}\])[^\[\]]{0,60}\]|\( ?(?:\.{2,}|…) ?\)|<[a-z][a-z _-]{0,30}>"
    r"|\{[a-z _-]{0,30}\}|\b(?-i:[XYN])(?: ?%| ?per ?cent\b)"
    r"|\b(?-i:[XYN]) (?:days|weeks|months|quarters|years)\b|\bfrom (?-i:[XYN]) to (?-i:[XYZM])\b"
)

_OTHER_PART = any_of(
    "so, that, because, who, which, by, from, within, on, in, for, with, via, through, using, to, "
    "over, at, when"
)
_LAUNCH = any_of(
    r"""
    launch(?:es|ed|ing)?, deploy(?:s|ed|ing|ments?)?, roll(?:s|ed|ing)?[ -]?outs?, implement\w*,
    install(?:s|ed|ing|ation)?, introduc\w+, adopt(?:s|ed|ing|ion of)?,
    migrat(?:e|es|ed|ing|ion) to,
    mov(?:e|es|ing) (?:everyone )?(?:to|onto), switch(?:es|ing)? (?:over )?to, set(?:s|ting)? up,
    buil(?:d|ds|ding), buy(?:s|ing)?, purchas(?:e|es|ing), procur(?:e|es|ing), creat(?:e|es|ing),
    go(?:es|ing)? live (?:with|on)
    """
)
_TOOL = any_of(
    """
    platforms?, tools?, apps?, software, portals?, intranets?, extranets?, wikis?, systems?,
    chat-?bots?, bots?, dashboards?, crm, erp, (?:knowledge|data) ?bases?, suite, licen[cs]es,
    technology, technologies, (?:social|collaboration|enterprise|digital) networks?, hubs?,
    collaboration (?:space|solution)s?, ai assistants?, ai
    """,
    unless_before="of",
)
_PRODUCT = any_of(
    r"""
    (?-i:Teams)(?! of\b), (?:ms|microsoft)[ -]teams, slack, yammer, viva(?: engage)?, sharepoint,
    jira, confluence, zoom, miro, mural, (?-i:Notion), (?-i:Workplace), salesforce,
    (?-i:Chatter), jive, co-?pilot, chatgpt, servicenow, asana, trello, basecamp, webex, discord,
    discourse, mattermost, zendesk, (?:microsoft|office|m)[ -]?365, onedrive, dropbox,
    (?-i:Box), google (?:workspace|chat|drive|meet), g suite, monday\.com, (?-i:Loop), whatsapp,
    hubspot, sap, workday, clickup, airtable, evernote, moodle, power ?bi, tableau,
    (?-i:[A-Z][a-z]+[A-Z]\w+)
    """
)
TOOL_FIRST = compiled(
    rf"{_LAUNCH}(?: (?!{_OTHER_PART})[\w'&/-]{{1,30}}){{0,5}}? (?:{_TOOL}|{_PRODUCT})"
    rf"|\bget(?:s|ting)?(?: [\w'-]{{1,30}}){{1,4}}? (?:on|onto|using)(?: \w{{1,30}}){{0,3}}?"
    rf" (?:{_TOOL}|{_PRODUCT})"
    r"|^ ?(?:let'?s |we |all |will |should |want to |need to |start to ){0,3}(?:use|start using)"
    rf"(?: \w{{1,30}}){{0,3}}? (?:{_TOOL}|{_PRODUCT})"
    r"|\broll(?:s|ed|ing)?[ -]?outs? (?:of )?teams\b(?! of)"
    rf"|\b(?-i:[Rr]oll(?:ing)? out (?!{MONTH}|{WEEKDAY}|Q[1-4])[A-Z]\w+)"
)

TRAFFIC = any_of(
    r"""
    users(?!'), members(?! of\b|'), posts, likes, followers, subscribers, (?:page )?views,
    (?:site|page|web|website|intranet|portal) (?:visits|visitors), clicks, hits, log-?ins,
    sign-?ins, sign-?ups, registrations, downloads, installs,
    messages, comments, threads, reactions, uploads, (?:active|user) accounts, licen[cs]es,
    memberships?, user base, user (?:numbers|count|adoption), usage, traffic, active use, mau,
    dau, (?:platform|tool|app|adoption|usage|activity) (?:rates?|adoption), impressions,
    (?:platform|app|intranet) (?:use|engagement)
    """,
    unless_after="team, staff, crew, board, union, family, faculty, council, panel, energy, water, "
    "paper, power, fuel, material",
)
_GROW = any_of(
    r"""
    reach(?:es|ed|ing)?, grow(?:s|ing)?, gain(?:s|ing)?, attract(?:s|ing)?, hit(?:s|ting)?,
    increas(?:e|es|ing), doubl(?:e|es|ing), tripl(?:e|es|ing), boost(?:s|ing)?, driv(?:e|es|ing),
    maximi[sz](?:e|es|ing), achiev(?:e|es|ing), recruit(?:s|ing)?, sign(?:s|ing)? up,
    rais(?:e|es|ing), expand(?:s|ing)?, get(?:s|ting)?(?: to)?(?= \d), have(?= \d),
    generat(?:e|es|ing), (?:goal|aim|target|objective) (?:is|of|will be)(?= \d)
    """
)
_HOW_MANY = (
    rf"(?:to(?= \d)|(?:number|amount|count|volume|hundreds|thousands|lots|%) of|{DIGITS}"
    rf"|(?!{_OTHER_PART}|and\b|of\b)[\w%'&/-]{{1,30}})"
)
VANITY = compiled(
    rf"{_GROW}(?: {_HOW_MANY},?){{0,6}}? {TRAFFIC}"
    r"|\b(?:monthly|weekly|daily) active (?:users|members)\b"
)
EVERYONE = compiled(
    any_of("everyone, everybody, all of us, each and every one", unless_after="not")
    + r"|\b(?:entire|whole) (?:workforce|company|organi[sz]ation|business|enterprise|firm|staff"
    r"|corporation|institution)\b"
    r"|\b(?:company|enterprise|organi[sz]ation|business|firm|group|corporate)[- ]?wide\b"
    r"|\b(?:across|throughout) the (?:entire |whole )?(?:company|enterprise|organi[sz]ation|firm)\b"
    rf"|\b100{PERCENT} (?:of (?:us|people|the (?:company|business|organi[sz]ation|firm))\b"
    r"|(?:\w{1,30} )?(?:adoption|participation|take-?up|uptake|engagement|coverage|usage)\b)"
)

_TAKE_PART = any_of(
    """
    use, post, log, sign, join, attend, share, contribute, participate, take part, adopt, work,
    collaborate, cooperate, switch, move, complete, follow, comply, be on, report, meet, read,
    respond, reply, publish, register
    """
)
COMMAND = compiled(
    r"\b(?:is|are|be|being|was|were|get|gets) (?:all |now |also )?"
    r"(?:required|obliged|forced|compelled|ordered|instructed) to\b"
    rf"|\b(?:required|obliged|forced|compelled|expected) to {_TAKE_PART}"
    rf"|\b(?:must|have to|has to) (?:all |now |also |always )?{_TAKE_PART}"
    r"|\brequir(?:e|es|ing) (?:that )?(?:all|every|everyone|everybody|our|the|each|staff"
    r"|employees|people)\b|"
    + any_of("mandat(?:e|es|ed|ing)", unless_after="a, clear, the, our, its, their, this, strong")
    + r"|\b(?:is|are|be|becomes?|makes?|made|making)(?: \w{1,30}){0,3} "
    r"(?:mandatory|compulsory|obligatory)\b"
    r"|\b(?:mandatory|compulsory|obligatory|enforced) (?:use|usage|participation|attendance"
    r"|adoption|posting|sharing|collaboration)\b"
    r"|\benforc(?:e|es|ing)\b|\bcompel(?:s|ling)?\b"
)
VAGUE = compiled(
    any_of(
        r"""
        leverag(?:e|es|ed|ing), empower(?:s|ed|ing|ment)?, better,
        synerg(?:y|ies|i[sz]e|istic), optimi[sz](?:e|es|ed|ing|ation), streamlin(?:e|es|ed|ing),
        world[- ]class, best[- ]in[- ]class, best practices?, innovative, innovation,
        holistic(?:ally)?, transform(?:s|ed|ing|ation|ational|ative)?,
        enhanc(?:e|es|ed|ing|ements?), strengthen(?:s|ed|ing)?, foster(?:s|ed|ing)?,
        promot(?:e|es|ing), facilitat(?:e|es|ed|ing), engagement, awareness, excellence,
        seamless(?:ly)?, next[- ]level, cutting[- ]edge, state[- ]of[- ]the[- ]art, paradigm\w*,
        ecosystems?, thought leadership, mindsets?, cultures?, add(?:s|ing)? value, added value,
        value[- ]add, unlock(?:s|ed|ing)?, going forward, move the needle, as appropriate,
        as soon as possible, asap, etc, and so on, robust, dynamic, impactful, effectively,
        efficiently, more (?:effective|efficient), interested in, engage with us, more agile,
        agility, future[- ]proof, buy-in, alignment
        """
    )
)
