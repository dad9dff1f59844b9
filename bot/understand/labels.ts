/** What a message can want, and the names of the labels that the corpus, the model and the command `understand` share. */

export const INTENTS = ['request', 'status', 'cancel', 'rate', 'complaint', 'greeting', 'emergency', 'other'] as const;
/**
 * `request` wants volunteer help · `status` asks for an order · `cancel` takes one back · `rate` speaks of a visit that is over or was
 * missed · `complaint` belongs to 12345 · `greeting` says nothing else · `other` how to join, fees, another day, offers, chat.
 */
export type Intent = (typeof INTENTS)[number];

export const KINDS = [
	'理论宣讲',
	'助学',
	'教育培训',
	'文艺',
	'法律咨询',
	'普法宣传',
	'科普',
	'义诊',
	'健身体育',
	'心理疏导',
	'助老',
	'助残',
	'家电维修',
	'环境卫生',
	'创文',
	'其他便民',
] as const;
/** What sort of help is wanted; the menu's items hang below (service-menu `kinds`). */
export type Kind = (typeof KINDS)[number];

export const DANGERS = ['110', '119', '120', 'crisis'] as const;
/** Whom to ring: police, fire and rescue, ambulance; `crisis` = somebody may want to die. Lines of the corpus and of `understand` call it `handoff`. */
export type Danger = (typeof DANGERS)[number];

const PLATFORMS: Partial<Record<Kind, string>> = {
	理论宣讲: '理论宣讲',
	助学: '教育服务',
	教育培训: '教育服务',
	文艺: '文化服务',
	法律咨询: '法治宣传',
	普法宣传: '法治宣传',
	科普: '科技科普服务',
	义诊: '健康体育服务',
	健身体育: '健康体育服务',
	心理疏导: '健康体育服务',
};

/** The platform a kind belongs to; the six practical kinds belong to none. */
export const platformOf = (kind: Kind | null): string | null => (kind && PLATFORMS[kind]) ?? null;
