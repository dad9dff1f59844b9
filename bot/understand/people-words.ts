/** Words by which people are counted. Longer words stand before those they begin with. */

/** Persons to be served, or who take part. */
export const SERVED =
	'老人家|老年人|老人(?![机卡证])|老奶奶|老爷爷|老大爷|老大妈|老太太|老太|老爷子|老头子?|老倌|老奶|老者|老党员|老战友|老姐妹|老姊妹|阿老|奶奶|爷爷|婆婆|阿婆|阿姨|大爷|大妈|大爹|大嬢|嬢嬢|孃孃|孤寡|小朋友|小孩子?|小娃|孩子|娃娃|娃儿|娃|儿童|幼儿(?!园)|宝宝|婴儿|孙子|孙女|孙孙|青少年|少年|中小?学生|小学生|初中生|高中生|毕业生|新生|学生|同学|学员|居民|村民|群众|乡亲|邻居|街坊|党员|家长|妇女|孕妇|妈妈|宝妈|姐妹|残疾人|残疾|残障|盲人|聋人|聋哑人|病人|患者|退休职工|职工|员工|工友|工人|民工|租户|租客|住户|商户|业主|烟农|农户|农民|骑手|环卫工|战友|选手|观众|客人|干部|网格员|楼长|女生|男生|女工|老乡|同事|家属|组员|成员|参与者|参加者|新人|小哥|村医|会员|社员|店员|病友|车友|队友|弟兄|人次';
/** Nobody but who comes to help. */
export const HELPERS = '志愿者|志愿人员|义工|红马甲|人手|帮手|派员|缺员';
/** They help where somebody asks for them; else they may be those who are served. */
export const EITHER =
	'师傅|电工|水工|木工|水电工|劳力|劳动力|壮劳力|后生|小伙子?|年轻人|青壮年|青年|同志|律师|讲师|专家|讲解人员|讲解员|主持人|主持|理发师|教练|教官|裁判|翻译|咨询师|摄影师|评委|引导员|宣讲员|指导员|护理员|服务员|快递员|协管员|安全员|陪护|保洁人员|保洁员?|护工|人员|老师|教师|医生|大夫|护士|社工|大学生|研究生|队员|工作人员|司机|演员|大姐|大哥|大人|好人|[男女]的';

/** Right before the number: whoever comes is asked for. */
export const ASKS =
	/(?:请|找|派|来|要|需要?|差|缺员?|借|喊|叫|招|求|安排|抽|调|配|支援|支持|协助|增派|增加|再加|加|少|你们出|帮忙找|有没有|能不能来|能来|想要|希望有)(?:上|个|到|出|大概|大约|至少|最少|差不多|约|[:]){0,2}$/u;
/** The same somewhat before: 协调花灯演员两名. */
export const ASKS_FOR = /(?:请|派|找|协调|安排|支援|支持|选派|增派|需要?|尚需|缺|求|组织)[^,。;!?]{0,12}$/u;
/** Who is there already is not asked for. */
export const PRESENT = /(?:现有|已有|原有|只有|就有|我们有|现在有|才有)[^,。;!?]{0,8}$/u;
/** They are to take part, not to help: 估计能来四五十人. */
export const EXPECTED = /(?:大概|预计|估计|可能|会|约|大约|差不多)(?:能|会|要|有)?来?$/u;
/** 给30名老师培训: those after it are served. */
export const FOR = /(?:[给为帮替](?!我|咱|忙)|组织|邀请|通知|照顾)[^,。;!?]{0,6}$/u;
/** What they are to do, said behind 人. */
export const WORK =
	/^(?:来|去|一起|过来|能|可以|就|给|帮|手)*(?:帮|搬|抬|扛|弄|扫|打扫|清理|清扫|干|做|搭|陪|推|扶|修|装|挖|铲|捡|教|讲|看|维持|值守|站|收拾)/u;
/** Behind 人: they take part. */
export const TAKES_PART =
	/^(?:左右|上下|的)?(?:来|要|会|想|准备|都|能|可以)*(?:参加|报名|听|学|上课|吃|体检|理发|剪|看病|到场|用餐|观看|集合|才能?开|开班|的(?:活动|培训|讲座|课|团队|队伍))/u;
/** The count is of a visit that was, or is a word about it. */
export const PAST =
	/昨天|前天|上次|上回|上周|那天|刚才|刚刚|今早|来了|来的|来过|派了|派来的|派的|已经|教得|做得|讲得|剪得|修得|弄得|服务得|态度|辛苦了|夸|谢谢/u;
/** Before a number whose persons were named a little earlier: 报了名的有十五个, 三个班八十个. */
export const TALLY = /(?:^|[,。;:!?\s班]|有|共|约|概|计|差不多|是|来|够|总数|加起来)$/u;
/** Before a number that counts persons with no word for them: 共计:35名, 来听课的估计60个. */
export const HEADS = /(?:共计|总计|合计|人数|规模|(?:听课|参加|报名|到场|到会|来)的?(?:人)?(?:估计|大概|预计|大约|约|有|共|差不多)+)[:]?$/u;
/** Behind helpers: so many will do. */
export const ENOUGH = /^(?:就)?(?:够|行|可以|得)/u;
/** A sentence that asks, rather than tells: its count is the one that is meant. */
export const CUE = /想|请|教|给|为|参加|报名|预计|估计|对象|坐得下|一共|总共|共|约|大概|要|求/u;
/** Grown-up children who are not there themselves. */
export const AWAY = /^(?:们|都|全|也|又|还){0,3}(?:在外|不在|外地|打工|出去|在[昆深上北广浙]|国外|不管|没空|成家|分家|嫁)/u;

/** Counts of other things: their place is left, their words are covered. */
export const OTHER_COUNTS =
	'(?:周|星期|礼拜)[一二三四五六日天]|\\d{1,2}[:.]\\d{2}|\\d{4}-\\d{1,2}-\\d{1,2}|\\d{4}-\\d{3,6}(?!\\d)|\\d{1,2}/\\d{1,2}|第NUM(?:个|名|位)?|NUM月(?:份|NUM[日号]?)?|(?:血压|血糖|每|双|单)NUM|NUM(?:多|来|几)?(?:年级|小时|个小时|个钟头|钟头|个半|个月|个星期|个礼拜|分钟|周岁|公里|单元|号楼|号院|块钱|平米?|[日点楼层栋幢室岁斤块元分天次年里米组班届期户家辆件台套条张桌袋箱盒本瓶趟遍回节场座间顿盘株棵头只亩%])';
