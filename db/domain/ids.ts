/** Row ids: bigint identities of PostgreSQL as decimal strings, branded by table so that they cannot be mixed up. */
type Id<Table extends string> = string & { readonly __table: Table };

export type PersonId = Id<'people'>;
export type TeamId = Id<'teams'>;
export type OrderId = Id<'orders'>;
export type OfferId = Id<'offers'>;
export type MessageId = Id<'messages'>;
export type InboxId = Id<'inbox'>;
export type HandoffId = Id<'handoffs'>;
export type PickId = Id<'picks'>;
