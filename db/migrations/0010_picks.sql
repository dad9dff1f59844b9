CREATE TABLE "picks" (
	"id" bigint generated always as identity PRIMARY KEY NOT NULL,
	"text" "bytea" NOT NULL,
	"digest" text NOT NULL,
	"asked" text NOT NULL,
	"thought_intent" text NOT NULL,
	"thought_kind" text,
	"confidence" real NOT NULL,
	"picked_intent" text,
	"picked_item" text,
	"picked_kind" text,
	"day" timestamp(3) with time zone NOT NULL,
	"fate" text,
	CONSTRAINT "picks_digest_unique" UNIQUE("digest"),
	CONSTRAINT "picks_asked" CHECK (asked in ('intent', 'item')),
	CONSTRAINT "picks_fate" CHECK (fate in ('kept', 'dropped'))
);
--> statement-breakpoint
ALTER TABLE "picks" ADD CONSTRAINT "picks_picked_item_items_code_fk" FOREIGN KEY ("picked_item") REFERENCES "public"."items"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "picks_day" ON "picks" USING btree ("day");