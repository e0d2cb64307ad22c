"""The words by which the check knows a problem, working together, and an outcome."""

from __future__ import annotations

from commonground.methods.patterns import any_of, compiled
from commonground.methods.purpose.numbers import TARGET

# --- what goes wrong, and what work is judged by ----------------------------------------------

_PROBLEM = any_of(
    r"""
    problems?, issues, issue with, failures?, failing, fails?, failed, faults?, faulty,
    complaints?, complain(?:s|ed|ing)?, rework\w*, delay(?:s|ed)?, errors?, mistakes?, defects?,
    defective, bugs?, flaws?, waste, wasted, scrap, downtime, outages?, incidents?, accidents?,
    injur(?:y|ies|ed), harm, absences?, absenteeism, turnover, attrition, churn, drop-?outs?,
    truancy, backlogs?, queues?, queu(?:e?ing)?, wait(?:s|ing)?, wait[- ]times?,
    (?:lead|cycle|turnaround|response|changeover|set-?up|search|travel|repair)[- ]times?,
    \w{3,}(?:al|ance|ery|ing|ion|ment|ure)[- ]times?, time to \w+, time lost,
    (?:time|hours|days) spent \w+, bottlenecks?, duplicat(?:es?|ed|ion), refunds?,
    (?:product|customer|wrong) returns, overtime, overruns?, shortages?, stock-?outs?, no-?shows?,
    missed, missing, late, lateness, lost, loss(?:es)?, breach(?:es)?, non-?compliance, risks?,
    gaps?, conflicts?, disputes?, escalations?, reopened, re-?opens?, repeat(?:ed)? \w+,
    unanswered, abandoned, unresolved, unpaid, overdue, costs?, expenses?, emissions?, pollution,
    energy (?:use|consumption|bills?), infections?, readmissions?, ulcers?, sickness, bullying,
    crimes?, thefts?, frauds?, burglar(?:y|ies), near[- ]miss(?:es)?, stress, burn-?out,
    workload, overload, confusion, misunderstandings?, penalt(?:y|ies), fines, charge-?backs?,
    debts?, arrears, spoilage, breakages?, break-?downs?, leaks?, leakage, stoppages?, slow,
    slowness, difficult(?:y|ies), struggl(?:e|es|ing), pain points?, challenges?, obstacles?,
    barriers?, hurdles?, friction, inefficienc(?:y|ies), vacanc(?:y|ies), mismatch(?:es)?,
    inconsisten(?:t|cy|cies), silos?, support (?:calls|tickets|requests), call-?backs?,
    rejections?, rejected, cancellations?, cancelled, canceled, disruptions?, interruptions?,
    congestion, litter, noise, poverty, hunger, homelessness, loneliness, isolation,
    misdiagnos(?:is|es|ed), misrouted, mislabel\w*, mispick\w*, misfiled, shrinkage, rejects,
    broken, outdated, unplanned \w+, unsafe,
    falls(?! (?:from|to|by|below|under|again|off|short|within|into|apart)\b), appeals?
    """
)
_QUALITY = any_of(
    """
    performance, quality, safety, satisfaction, service, experience, loyalty, retention, revenues?,
    sales, margins?, profits?, productivity, output, throughput, yield, speed, accuracy,
    reliability, availability, uptime, attendance, morale, trust, knowledge, skills?, results?,
    outcomes?, grades?, scores?, engagement, efficiency, innovation, wellbeing, well-being, health,
    access, visibility, transparency, communication, journeys?, adoption, onboarding, recovery
    """
)
# What is to be cut, or to fall, is what goes wrong, whatever it is called: “reduce paperwork”.
_IT = r"(?:it|they|them|this|that|these|those|us|you|me|who|which|to|will|should|the number)"
_UNWANTED = any_of(
    r"""
    (?:reduc|decreas|halv|eliminat|minimi[sz])(?:e|es|ed|ing), (?:cut|cuts|cutting),
    (?:lower|shorten|prevent|avoid)(?:s|ed|ing)?, fewer
    """,
    unless_after="budget, pay, job",
) + (
    r"(?! (?:it|them|this|that|these|those|the number|from|to|by|and|or|in|on|over|within|with|for"
    r"|down|back|off|us|you|me|\d[\d.,]*|half)\b)(?= [^\W\d]\w)"
)
_NOUN = rf"(?!{_IT}\b)[^\W\d][\w'-]{{2,30}}"
_FALLING = any_of(
    rf"""
    {_NOUN} (?:(?:will|should|can|to|must) )?(?:fall|drop|decrease|decline|shrink)s?
    (?:from|to|by|below|under|\d), {_NOUN} (?:go|goes|come|comes|are|is) down,
    (?:bring|driv|get|push)(?:e|s|es|ing|ting)? {_NOUN} (?:[\w'-]+ ){{0,5}}down
    """
)
PROBLEM = compiled(f"{_PROBLEM}|{_UNWANTED}|{_FALLING}")
JUDGED_BY = compiled(f"{_PROBLEM}|{_QUALITY}")

# --- what people do together, and what it changes ---------------------------------------------

TOGETHER = compiled(
    any_of(
        r"""
        collaborat(?:e|es|ed|ing|ively), co-?operat(?:e|es|ed|ing|ively), together, jointly, joint,
        co-?(?:creat|design|develop|writ|author|edit|produc|own|construct)\w*,
        each other(?:'s)?, one another(?:'s)?, solv(?:e|es|ed|ing), problem-solving,
        shar(?:e|es|ing)(?! (?:of|prices?|capital)\b), shared (?:with|by|among|between|across),
        (?:have|has|had|been|be|are|is) shared, exchang(?:e|es|ed|ing), swap(?:s|ped|ping)?,
        pool(?:s|ed|ing)?,
        trad(?:e|es|ing) (?:\w+ ){0,2}(?:tips|ideas|cases|knowledge|shifts|notes),
        compar(?:e|es|ing)(?! (?:to|with|against)\b),
        pair(?:s|ed|ing)?, in pairs, peer[- ](?:review|support|learning|coach|led)\w*, peers,
        review(?:s|ed|ing)? (?:\w+ ){0,2}with, partner(?:s|ed|ing)? with,
        work(?:s|ed|ing)? (?:\w+ )?(?:with|in teams|in groups), team(?:s|ed|ing)? up,
        join(?:s|ed|ing)? forces, discuss(?:es|ed|ing)?, debat(?:e|es|ed|ing),
        brainstorm(?:s|ed|ing)?, huddles?, mentor(?:s|ed|ing)?, coach(?:es|ed|ing)?, buddy,
        buddies, swarm(?:s|ed|ing)?, shadow(?:s|ed|ing)?, contribut(?:e|es|ed|ing),
        crowd-?sourc(?:e|es|ed|ing),
        meet(?:s|ing)? (?:weekly|monthly|fortnightly|daily|biweekly|regularly|every|each|once),
        meet(?:s|ing)? (?:twice|up|with|for|to|on|in), learn(?:s|ed|ing)? from, side by side,
        as one team, across (?:teams|departments|units|sites|shifts|wards|functions),
        communit(?:y|ies) of practice, agree (?:on|how|what|which)
        """,
        unless_after="market, the, a, our, their, its, his, her, your, larger, bigger, wallet",
    )
    + "|"
    + any_of(
        "collaborations?, co-?operation",
        unless_after="improve, improved, better, foster, increase, increased, promote, drive, "
        "boost, enhance, encourage, strengthen, enable, support",
        unless_before="platforms?, tools?, software, apps?, suites?, systems?, portals?, hubs?, "
        "solutions?, technology, spaces?, networks?",
    )
)
_OUTCOME = any_of(
    r"""
        reduc(?:e|es|ed|ing), reductions?, increas(?:e|es|ed|ing), cut(?:s|ting)?,
        decreas(?:e|es|ed|ing), lower(?:s|ed|ing)?, shrink(?:s|ing)?, shorten(?:s|ed|ing)?,
        shorter, halv(?:e|es|ed|ing), doubl(?:e|es|ed|ing), tripl(?:e|es|ed|ing),
        ris(?:e|es|ing), rose, rais(?:e|es|ed|ing), improv(?:e|es|ed|ing|ements?),
        grow(?:s|n|ing|th)?, speed(?:s|ing)? up, sped up, accelerat(?:e|es|ed|ing),
        eliminat(?:e|es|ed|ing), prevent(?:s|ed|ing)?, avoid(?:s|ed|ing)?, stop(?:s|ped|ping)?,
        sav(?:e|es|ed|ing|ings), minimi[sz](?:e|es|ed|ing), maximi[sz](?:e|es|ed|ing),
        boost(?:s|ed|ing)?, fewer, less, faster, sooner, quicker, earlier, cheaper, safer, higher,
        slash(?:es|ed|ing)?, drop(?:s|ped|ping)?, declin(?:e|es|ed|ing), fell, fallen, falling,
        falls?(?= (?:from|to|by|below|under|\d)), (?:so|that|and) (?:[\w-]+ ){1,5}falls?,
        lift(?:s|ed|ing)?, (?:mov|chang)(?:e|es|ed|ing) from,
        (?:go|goes|going|went|come|comes|coming) (?:down|up|from), get rid of,
        (?:bring|get|driv|push|keep)(?:e|s|es|ing|ting)? (?:[\w'-]+ ){0,5}(?:down|up|below|under),
        (?:bring|brings|bringing) (?:[\w'-]+ ){1,5}from,
        (?:is|are|be|been) (?:down|up)(?= (?:from|to|by|\d)),
        clos(?:e|es|ed|ing) (?:the|this|that) gap, clear(?:s|ed|ing)? (?:\w+ ){0,3}backlogs?,
        remov(?:e|es|ed|ing), retain(?:s|ed|ing)?, recover(?:s|ed|ing)?, fix(?:es|ed|ing)?,
        resolv(?:e|es|ed|ing), eas(?:e|es|ed|ing), win(?:s|ning)? back, free(?:s|d|ing)? up,
        trim(?:s|med|ming)?, ends? (?:the|all|repeat|unplanned)
        """,
    unless_after="budget, pay, job, bus",
    unless_before="awareness, concerns, issues, questions, entry, entries, checks?, than",
)
OUTCOME = compiled(_OUTCOME)
TO_TARGET = compiled(rf"(?:{_OUTCOME}){TARGET}")
GAINS = compiled(r"\b(?:they|we|you|everyone|participants|people) (?:all |also |each )?gain")

STOP = compiled(
    r"[.;:()]|"
    + any_of(
        "by, from, to, in, on, at, for, with, within, across, so, that, while, because, through, "
        "when, after, before, between, among, over, under, per, about, during, until, than, "
        "which, who, where"
    )
)
"""Where the list of things that a verb changes has ended."""
LISTED = compiled(r"(?:,| and| or| &|/)(?: and)? (?P<thing>[^,&/]{1,60}?)(?=,| and | or | &|/|$)")
WORD = compiled(r"[^ ]+")
