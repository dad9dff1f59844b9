/**
 * Danger in English words: fire and rescue, illness, violence, a wish to die, with the harmless uses of the same words. The Chinese
 * lists are danger-words.ts and danger-guards.ts; as there, a false alarm costs one message and a missed one may cost a life.
 */

const PERSON =
	"(?:he|she|they|i|we|someone|somebody|my \\w+|our \\w+|the \\w+|a \\w+|an? (?:old|young|elderly) \\w+|mum|mom|dad|grand(?:ma|pa|mother|father)|neighbou?r|baby|child|man|woman|boy|girl|husband|wife)(?:'s|'re|'m)?";

/** Harmless uses, blotted out before the lists are read. */
export const HARMLESS_EN: readonly RegExp[] = [
	/\b(?:dying|dead|die|killing me|kill) (?:to|for|of (?:boredom|laughter|hunger|embarrassment)|tired|serious|line|lines|end|battery|laughing|time)\b/gu,
	/\b(?:i'm|i am) dying to\b|\bto die for\b|\b(?:is|are|was|it's) killing me\b|\bkill (?:time|two birds|weeds?|bugs?|germs)\b|\bdeadlines?\b/gu,
	/\b(?:phone|battery|laptop|computer|plant|plants|car|flowers?|tv|light|bulb) (?:is |are |has |just |went )*(?:dead|died|dying|burn(?:ed|t) out)\b|\bdead (?:battery|phone|plants?|leaves|flowers?)\b/gu,
	/\bfire (?:extinguishers?|drills?|safety|station|alarm (?:check|test)|escape|exit|department|brigade|training|prevention|door|works?|place|wood|hydrant)\b|\bfire(?:works|place|wood|fighters?|men|wall)\b|\b(?:gas|fire|smoke) (?:alarm|detector)s? (?:check|test|batter\w+|install\w*)|\bcamp ?fire|\bfire ?pot\b|\bhired? and fired?\b|\b(?:got|was|been|get|were) fired\b/gu,
	/\b(?:first[- ]aid|cpr|self[- ]defen[cs]e|anti-fraud|safety|swimming|drowning prevention) (?:course|class|training|talk|lesson|lessons|session)\b/gu,
	/\b(?:smoke|smoking) (?:free|area|room)\b|\bstop smoking\b|\bquit smoking\b|\bsmoked\b|\bno smoking\b/gu,
	/\bheart attack (?:recovery|rehab)|\bnearly had a heart attack\b|\balmost had a heart attack\b|\bgave me a heart attack\b/gu,
	/\b(?:stroke order|a stroke of|brush ?strokes?|breast ?stroke|swim\w* strokes?|stroke (?:rehab|recovery|patient|survivor))\b/gu,
	/\b(?:attack|steal|stole|rob|robbed) the (?:show|ball|scene)\b|\bday ?light robbery\b|\ba steal\b/gu,
	/\b(?:110|119|120) (?:yuan|rmb|people|square|cm|kg|m2|km|metres?|meters?|minutes?|words?|pages?|copies)\b|\b(?:room|flat|unit|no\.?|number|building|road|street) (?:110|119|120)\b|\b(?:110|119|120) [a-z']+ (?:road|street|lane)\b/gu,
	/\b(?:no|not|isn't|wasn't|without|aren't|never) (?:any |a |on |in )*(?:fire|smoke|gas leak|emergency|danger|bleeding|unconscious|hurt|injured)\b/gu,
];

/** Over, only imagined, only talked about: the sentence is let pass unless it says that it is now. */
export const ASIDE_EN: readonly RegExp[] = [
	/\b(?:last|years?|months?|weeks?|days?) (?:year|month|week|ago|before|earlier)\b|\bused to\b|\bonce had\b|\bafter (?:his|her|my|the|a) (?:stroke|heart attack|fall|fire|accident|operation)\b|\brecover(?:ed|ing|y)\b|\bhad a (?:stroke|heart attack)\b/u,
	/\b(?:talk|lecture|course|class|training|drill|lesson|workshop|leaflet|film|movie|novel|story|news|play|exhibition) (?:on|about|for|of)\b|\blearn (?:how )?(?:to|about)\b|\bteach\b|\bhow to (?:prevent|avoid|put out|use)\b|\bprevent|\bwhat (?:should|do|to do|can) .{0,20}\bif\b|\bin case of\b|\bif (?:there|someone|somebody|a|my|the|he|she)\b/u,
];
/** It is happening, whatever else the sentence tells. */
export const NOW_EN: readonly RegExp[] = [
	/\b(?:right )?now\b|\bjust (?:fell|collapsed|fainted|now|passed|stopped|broke|got|took)\b|\b(?:quick|hurry|come quick|please come)\b|\bhelp me\b|\bstill\b|\bagain\b/u,
];

export const FIRE_EN: readonly RegExp[] = [
	/^\W*(?:help\W+)?fire\W*(?:help)?\W*$|\bfire!|\b(?:on|caught|catching|catches) fire\b|\b(?:is|are|there's|there is|a|big|huge|kitchen|house|forest|electrical) (?:a |big |huge )*fire\b|\bfire (?:in|at|on) (?:the|my|our|a)\b|\b(?:house|kitchen|building|flat|apartment|room|car|roof|wall|bike|battery) (?:is |was |has |just )*(?:on fire|burning|exploded)\b|\bflames\b/u,
	/\b(?:smoke|smoking) (?:is )?(?:coming|pouring|everywhere|from|in the|filling)\b|\b(?:full of|lots of|thick|black|so much|see|smell) smoke\b|\bsmell(?:s|ing)? (?:of |like |a |strong(?:ly)? |some )*(?:gas|burning|smoke)\b|\bgas (?:is )?(?:leak\w*|escaping)|\bleaking gas\b|\bexplo(?:ded|sion|ding)\b/u,
	/\b(?:trapped|stuck|locked) (?:in|inside|under) (?:the |a |an |my |our )?(?:lift|elevator|car|rubble|fire|well|flat|bathroom|balcony|room|building|house|machine|water)\b|\b(?:is|are|am|i'm|he's|she's) trapped\b/u,
	/\bdrown(?:ing|ed)\b|\bfell (?:in|into) (?:the |a )?(?:river|lake|water|well|pond|reservoir|canal|manhole)\b|\b(?:building|wall|roof|house|ceiling|tunnel) (?:has |just |is )*(?:collaps\w+|falling|fell)|\blandslide\b|\bburied (?:under|alive)\b/u,
	/\bsnake (?:in|inside|under)\b|\b(?:wasps|hornets|bees) (?:attack\w*|stung|stinging|all over)\b|\bflood(?:ed|ing)? .{0,20}\b(?:trapped|stuck|can't get out)\b/u,
];

export const AMBULANCE_EN: readonly RegExp[] = [
	/\bunconscious\b|\bnot (?:breathing|responding|waking|moving)\b|\b(?:isn't|stopped|no longer) (?:breathing|responding|moving)\b|\b(?:can't|cannot|can not|can hardly|can barely|unable to|trouble|difficulty|struggling to) (?:breathe|breathing|breath)\b|\bno (?:pulse|heartbeat)\b|\bwon't wake up\b|\bcan't wake (?:him|her|them|my)\b/u,
	/\b(?:fainted|collapsed|passed out|choking|convuls\w+|having (?:a )?(?:seizure|fit|stroke|heart attack)|heart attack|seizure)\b|\b(?:a |has a |had a |having a )stroke\b|\bchest (?:pain|hurts|is tight)|\b(?:pain|pressure|tightness) in (?:my|his|her|the) chest\b/u,
	/\b(?:bleeding|blood) (?:a lot|badly|heavily|everywhere|won't stop|and won't|from|all over|is pouring)|\b(?:vomit\w*|cough\w*|throwing up|spitting) (?:up )?blood\b|\bsevere(?:ly)? (?:bleeding|burn\w*|injur\w+|pain)|\b(?:is|are|badly|seriously) (?:injured|wounded|burnt|burned)\b|\bbroke(?:n)? (?:my|his|her|a) (?:leg|hip|arm|neck|back|ankle|wrist)\b/u,
	/\b(?:hit|run over|knocked down) by (?:a|the) (?:car|truck|bus|bike|scooter)\b|\bcar (?:crash|accident)\b|\belectrocuted\b|\belectric shock\b|\bpoison(?:ed|ing)\b|\bswallowed (?:a |the |some |too many )?(?:pills|pesticide|battery|bleach|poison|detergent)\b|\boverdose/u,
	new RegExp(
		`\\b${PERSON} (?:has |have |just )*(?:fallen|fell) (?:and |down).{0,30}\\b(?:can't|cannot|won't|unable|not|hurt|bleeding|head)\\b`,
		'u',
	),
	/\bcall (?:an |me an |the )?ambulance\b|\bneed an ambulance\b|\bgiving birth\b|\bwater(?:s)? (?:has |have )?bro(?:ke|ken)\b|\bin labou?r\b/u,
];

export const POLICE_EN: readonly RegExp[] = [
	/\b(?:attack(?:ing|ed)|beat(?:ing|en)|hitting|stabb\w+|strangl\w+|chok(?:ing|ed)|threaten\w*|following|stalking|raping|raped|assault\w*|kidnap\w*|robb(?:ing|ed)|mugg\w+|shooting) (?:me|us|him|her|them|my|someone|somebody|a)\b|\b(?:being|been|was|got|am|is) (?:attacked|beaten|stabbed|robbed|mugged|raped|assaulted|followed|stalked|threatened|kidnapped|strangled)\b/u,
	/\b(?:husband|wife|boyfriend|girlfriend|father|son|partner|he|she|man|someone|somebody) (?:is |has been |keeps |just )?(?:hit|hits|hitting|beats|beating|punch\w*|kick\w*) (?:me|her|him|my|the)\b|\bdomestic violence\b/u,
	/\b(?:with|has|holding|pulled) a (?:knife|gun|weapon)\b|\b(?:break|breaking|broke|broken) in(?:to|side)? (?:the|my|our) (?:house|home|flat|door|shop|apartment|room)\b|\bintruder\b|\bburglar\b|\bthief\b|\bgoing to kill (?:me|us|him|her)\b|\bwants to kill (?:me|us|him|her)\b/u,
	/\b(?:been|was|got|being|am) (?:scammed|cheated|defrauded|swindled)\b|\b(?:sent|transferred|transferring|sending) (?:the |all |my |some |\d+ ?)*(?:money|yuan|savings|rmb) to (?:a |the |some )?(?:scam\w*|stranger|fraud\w*|fake|police|court|safe account)\b|\bsafe account\b/u,
	/\b(?:child|son|daughter|kid|boy|girl|grand(?:son|daughter|child|ma|pa|mother|father)|mother|father|mum|mom|dad|baby) (?:is |has |have |gone |went )*(?:missing|been taken|disappeared|been kidnapped)\b|\bcall the police\b|\bneed the police\b/u,
];

export const CRISIS_EN: readonly RegExp[] = [
	/\b(?:want|wants|wanted|going|wish|ready|about|plan\w*|rather|try\w*|tried) (?:to |i (?:could|was|were) )?(?:die|be dead|dead|kill (?:my|him|her)self|end (?:it all|my life|his life|her life)|end it|hang (?:my|him|her)self|jump off|commit suicide)\b/u,
	/\bkill(?:ing)? (?:my|him|her)self\b|\bsuicid(?:e|al)\b|\b(?:don't|do not|doesn't|no longer) want to (?:live|be alive|go on living|wake up|be here any ?more)\b|\bno (?:reason|point) (?:to|in) liv(?:e|ing)\b|\b(?:cut|cutting|hurt|hurting|harm|harming) (?:my|him|her)self\b|\bbetter off (?:dead|without me)\b|\bend my life\b|\bcan't go on (?:living|any ?more|like this)\b/u,
];
