/** Of the rules that the answers quote (积分, who may volunteer): raised with every change of what they say. */
export const RULES_VERSION = '2026-11';
