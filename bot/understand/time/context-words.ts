/** Words around a time, by what they say of it; each line is a piece of a pattern. */
const anyOf = (lines: readonly string[]): RegExp => new RegExp(lines.join('|'), 'u');

/** Somebody is asked to come or to do something. */
export const ASKS = anyOf([
	// wishing and asking
	'想(?![起到不开念了她他我着死])|希望|盼|恳|邀|求|拟|望(?=[派能予协])|请(?![假客了过的])|约(?![好定])|预约|麻[烦凡]|劳烦|拜托',
	'能不能|能否|能(?=[来派帮有找请给陪教去修送接喊搬抬到做弄把行得不借先]|安排|上门|过来)|可不可以|可以|可否|行不行|行吗',
	// of Yuxi: 给有人来, 得不得
	'得不得|给[能得有派]|给可以',
	'有没有|有(?=人[能来会肯愿帮吗没])|谁(?=[能来有会愿肯可顺得帮家])|哪[个位](?=[能来有会愿肯可顺得帮好])',
	// what is missing
	'需要|需(?=[一两三人要志])|缺|差(?=[个一几两三人])|急用|安排|派|找(?=[人个位一两几])|喊(?=[个几人])|借(?=[个一我用十几])',
	'帮(?=[我忙他她着一把扶抬搬拎买看瞧下哈])|陪(?!读)|要(?=[个人一几两有找请来])|就要(?=$)|必须|务必',
	'(?<![没不未起出回下上进过])来(?=$|[嘎噶个一两几人位帮教讲修陪看瞧望做给弄整收接送搞把剪理吗嘛不呗吧村点]|打扫|家里|我家|我们|社区|得了)|(?<!不)过来(?![了的过])',
	// when it suits
	'方便|有空|得空|有时间|闲|在家|在屋|都[行得在]|都(?:回来|放假)|最好',
	'\\b(?:please|can|could|need|want|help|would|come)\\b',
]);

/** Something is to take place then, which others are needed for. */
export const PLANS = anyOf([
	'时间|上门|要(?=[用去做到交办穿考搬送开上下出])|去(?=医院|看|复查|体检|办|银行|取|拿|买|民政|残联|查)',
	'复查|开刀|手术|出院|住院|透析|体检',
	'活动|讲座|培训|演出|比赛|开课|开会|会议|集合|组织|举办|举行|开展|[办搞](?=[个一场活次])',
	// what a limit is set for
	'到(?=$|我家|门口|就)|弄好|搞定|完成|搬完|腾|交(?=$|齐|完)',
]);

/** What has happened, or happens again and again, at that time. */
export const TELLS = anyOf([
	'了(?![吗没嘛吧解嘎给])|过(?![来去年节完两几后冬一]|生日)|刚|已经|一直|还在|还没|到现在|以来|起来|总|老是|的时候',
	'就(?=[起没在听闻看发停坏去]|开始|有人|来了)|才(?!能|行|可以|有空|有时间|在家)',
	'睡不[着好]|没睡|醒|疼|痛|咳|吵',
	'[说约讲]好|得(?:好|很|不错|真|太|像)|夸|的(?:人|那|师傅|小|姑娘|大姐|老师|志愿|医生|课|事|水|电|钱)|的$',
]);

/** Done for certain, whatever else the sentence asks: 今天来的师傅, 28号摔了. */
export const DONE =
	/^.{0,5}?(?:(?<![回起下过出])来了|来[的过]|去了|走了|摔|跌|断了|[坏停做修打报]了|[坏修讲教说交报约生]的|预约的|发现|[收接看听]到|看见|听|登记|开始就)/u;

/** What others do at that time, or the weather does: no wish of its own. 放学后 says when. */
export const OTHER_PLANS =
	/^.{0,3}?(?<![不没])(?:下雨|降温|停[水电]|出差|[上加下]班|上[学课]|放[假学]|开学|[高中补]考|考试|[开关]门|营业|打烊|起床|开始上|收工|赶[集街]|过门|出嫁|结婚|到期|要走)(?!(?:以|之)?[前后]|的时候)/u;

/** 今天没空, 明天不行: that time is not meant; 行不行 asks for it. */
export const NOT_THEN =
	/^.{0,4}?(?:(?<!行)不行|不得[行空]|没得?空|没时间|没人(?![能来])|(?<!在)不在|[来去]不了|上不了|[我他她]?回不[来去]|(?<!方便)不方便|有事|(?<!要)不要|(?<!用)不用|不消|(?<!可以?)不可以|出门(?=$|[了玩旅])|不合适|排满|不来了)|^.{0,8}?(?:突然|[又他她说])说?(?:不出门|不来|[来去]不了|没空|有事)/u;
/** 不是周六: what comes next is meant. */
export const NOT_AHEAD = /(?:不是|不要|别|除了|本来|原[来定本]|之前说)的?[在是]?$/u;
/** 说好今天来的: told of, where the day is not surely ahead. */
export const AGREED_AHEAD = /(?:[说约讲]好|说是|答应|[约报]的)的?[在是]?$/u;
/** 停到六点 says how long. */
export const OPEN_AHEAD = /(?:[^改换挪移推迟调约定延排止]|^)到了?$|过了$/u;
/** 明天天气怎么样, 今天几号, 明天见. */
export const ASIDE = /^.{0,2}?(?:天气|限行|有雨|会不会下|下不下雨|见(?:$|[呗吧啦])|再见|几号|星期几|周几|礼拜几|是什么日子)/u;

/** 改到周五: what comes behind is the new time. */
export const MOVED_TO =
	/(?:改|换|挪|移|推迟?|延后?|提前|调|约|定)[到成为在至]了?\s*$|[是想要]?改期?\s*$|(?:→|->|=>)\s*$|\b(?:chang|mov|shift|postpon|reschedul)e?[^.,;]*?\bto\s*$/u;

/** Behind a part of the day that is wished without a day: 下午能来吗. */
export const DIRECT_AFTER =
	/^\s*(?:就|再|去|家里|大概|一定|务必|必须|都)?(?:能|可以|可不可以|谁能|哪[个位](?=[能来]|有空|得空)|有没有|就要|要来|在家|来(?![电了])|过来|派|请|帮(?!忙的)|有空|方便|给[能有]|麻烦|有人来|行不行|行吗|上门|please\b|works?\b|would\b|is\b|only\b)/u;
/** 找个晚上能陪的: the part of the day belongs to whoever is looked for. */
export const ATTRIBUTE_AHEAD = /[个位名的]$/u;

/** Nothing but the time, as in an answer or between commas: what may stand in front of it and behind. */
export const BARE_BEFORE =
	/^[\s()]*(?:那个|嗯|呃|最[晚迟好]|不晚于|截止到?|截至|那?就|那|时间是?|日期是?|大[概约]|要么|或者|就是|在|从|的|和|到时候?|服务|以|预计|暂?定|on|at|in|for|the)*[\s(]*$/u;
export const BARE_AFTER =
	/^[\s)]*(?:左右|前后|[吧呢嘛嘎吗啊哈行]|[都也]行|[都也]?可以|都得|有空|都?在家?|方便|为[宜佳好]|就(?:行|好|成|可以|得)|给?得|行不行|得不得|的话|最好|全天|一整天|这样|那天|of|works|is fine|[一二两三四五六七八九十\d]+[个名位]?人)*[\s)]*$/u;
