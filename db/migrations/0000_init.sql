CREATE TABLE "binding_codes" (
	"id" bigint generated always as identity PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"person_id" bigint,
	"grants" jsonb,
	"team_id" bigint,
	"created_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"used_at" timestamp(3) with time zone,
	CONSTRAINT "binding_codes_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"person_id" bigint PRIMARY KEY NOT NULL,
	"talk" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"id" bigint generated always as identity PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"external_id" text NOT NULL,
	"status" text NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"handled_at" timestamp(3) with time zone,
	"raw" "bytea",
	"error" text,
	"person_id" bigint,
	CONSTRAINT "inbox_external" UNIQUE("channel","external_id"),
	CONSTRAINT "inbox_state" CHECK (status in ('received', 'handled', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" bigint generated always as identity PRIMARY KEY NOT NULL,
	"person_id" bigint NOT NULL,
	"seq" integer NOT NULL,
	"direction" text NOT NULL,
	"body" "bytea" NOT NULL,
	"choices" "bytea",
	"order_id" bigint,
	"inbox_id" bigint,
	"question_open" boolean NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "messages_seq" UNIQUE("person_id","seq"),
	CONSTRAINT "messages_direction" CHECK (direction in ('in', 'out'))
);
--> statement-breakpoint
CREATE TABLE "threads" (
	"person_id" bigint PRIMARY KEY NOT NULL,
	"last_seq" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "items" (
	"code" text PRIMARY KEY NOT NULL,
	"platform_code" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text NOT NULL,
	"description" text NOT NULL,
	"duration_min" integer NOT NULL,
	"volunteers" integer NOT NULL,
	"lead_time_h" integer NOT NULL,
	"skills" text[] NOT NULL,
	"mode" text NOT NULL,
	"orderer" text NOT NULL,
	"qualification" text,
	"risk" text NOT NULL,
	"minors_may_serve" boolean NOT NULL,
	"two_person_rule" boolean NOT NULL,
	"child_beneficiary" boolean NOT NULL,
	"market_stall" boolean NOT NULL,
	"urgent_ok" boolean NOT NULL,
	"default_teams" text[] NOT NULL,
	"limit_text" text,
	"position" integer NOT NULL,
	CONSTRAINT "items_mode" CHECK (mode in ('individual', 'group', 'either')),
	CONSTRAINT "items_orderer" CHECK (orderer in ('resident', 'station')),
	CONSTRAINT "items_risk" CHECK (risk in ('low', 'medium', 'high'))
);
--> statement-breakpoint
CREATE TABLE "phrases" (
	"phrase" text PRIMARY KEY NOT NULL,
	"item_code" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platforms" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_en" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "crew" (
	"id" bigint generated always as identity PRIMARY KEY NOT NULL,
	"order_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"attempt" integer NOT NULL,
	"state" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "crew_state" CHECK (state in ('asked', 'joined', 'declined', 'left'))
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"id" bigint generated always as identity PRIMARY KEY NOT NULL,
	"order_id" bigint NOT NULL,
	"team_id" bigint NOT NULL,
	"round" integer NOT NULL,
	"attempt" integer NOT NULL,
	"state" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"notified_at" timestamp(3) with time zone,
	CONSTRAINT "offers_state" CHECK (state in ('sent', 'seen', 'accepted', 'handed_back', 'declined', 'expired', 'withdrawn', 'superseded'))
);
--> statement-breakpoint
CREATE TABLE "hours" (
	"id" bigint generated always as identity PRIMARY KEY NOT NULL,
	"order_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"tenths" integer NOT NULL,
	"started_at" timestamp(3) with time zone,
	"ended_at" timestamp(3) with time zone,
	"confirmed_by" text NOT NULL,
	"confirmed_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_history" (
	"id" bigint generated always as identity PRIMARY KEY NOT NULL,
	"order_id" bigint NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"channel" text,
	"reason" text,
	"words" "bytea"
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" bigint generated always as identity PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"local_year" integer NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"attempt" integer NOT NULL,
	"round" integer NOT NULL,
	"item_code" text NOT NULL,
	"unit_code" text NOT NULL,
	"urgency" text NOT NULL,
	"resident_id" bigint NOT NULL,
	"placed_by" bigint NOT NULL,
	"slot_start" timestamp(3) with time zone,
	"slot_end" timestamp(3) with time zone,
	"slot_grain" text,
	"people" integer NOT NULL,
	"address" "bytea",
	"contact_name" "bytea",
	"contact_phone" "bytea",
	"wish" "bytea",
	"created_at" timestamp(3) with time zone NOT NULL,
	"updated_at" timestamp(3) with time zone NOT NULL,
	"stage_at" timestamp(3) with time zone NOT NULL,
	"late_count" integer NOT NULL,
	"chosen_team_id" bigint,
	"team_id" bigint,
	"replacement" boolean NOT NULL,
	"crew_waived" boolean NOT NULL,
	"accepted_at" timestamp(3) with time zone,
	"departed_at" timestamp(3) with time zone,
	"arrived_at" timestamp(3) with time zone,
	"finished_at" timestamp(3) with time zone,
	"hours_confirmed_at" timestamp(3) with time zone,
	"stars" integer,
	"rated_at" timestamp(3) with time zone,
	"urged_at" timestamp(3) with time zone,
	"replaces" bigint,
	"merged_into" bigint,
	"promise_at" timestamp(3) with time zone,
	CONSTRAINT "orders_state" CHECK (state in ('ordered', 'collected', 'offering', 'accepted', 'departed', 'serving', 'confirming', 'rating', 'closed', 'returned', 'referred', 'cancelled', 'unserved', 'merged')),
	CONSTRAINT "orders_urgency" CHECK (urgency in ('urgent', 'normal', 'booked', 'group')),
	CONSTRAINT "orders_slot" CHECK ((slot_start is null) = (slot_end is null) and (slot_start is null) = (slot_grain is null))
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"id" bigint generated always as identity PRIMARY KEY NOT NULL,
	"order_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"stars" integer NOT NULL,
	"words" "bytea",
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "ratings_order_id_unique" UNIQUE("order_id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint generated always as identity PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"recipient" text NOT NULL,
	"person_id" bigint NOT NULL,
	"message_id" bigint NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"immediate" boolean NOT NULL,
	"not_before" timestamp(3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"external_id" text,
	"created_at" timestamp(3) with time zone NOT NULL,
	"sent_at" timestamp(3) with time zone,
	CONSTRAINT "outbox_state" CHECK (status in ('pending', 'deferred', 'sent', 'failed', 'dropped'))
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" bigint generated always as identity PRIMARY KEY NOT NULL,
	"person_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"version" text NOT NULL,
	"given_at" timestamp(3) with time zone NOT NULL,
	"withdrawn_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"id" bigint generated always as identity PRIMARY KEY NOT NULL,
	"person_id" bigint NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	"last_used_at" timestamp(3) with time zone NOT NULL,
	"unreachable_since" timestamp(3) with time zone,
	CONSTRAINT "identities_address" UNIQUE("channel","address"),
	CONSTRAINT "identities_channel" CHECK (channel in ('web', 'telegram', 'wecom', 'kf'))
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" bigint generated always as identity PRIMARY KEY NOT NULL,
	"name" "bytea",
	"phone" "bytea",
	"phone_hash" text,
	"language" text DEFAULT 'zh-CN' NOT NULL,
	"home_unit_code" text,
	"hardship" boolean DEFAULT false NOT NULL,
	"persona" text,
	"created_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "people_persona_unique" UNIQUE("persona")
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"id" bigint generated always as identity PRIMARY KEY NOT NULL,
	"person_id" bigint NOT NULL,
	"role" text NOT NULL,
	"unit_code" text NOT NULL,
	"ended_at" timestamp(3) with time zone,
	CONSTRAINT "roles_role" CHECK (role in ('coordinator', 'dispatcher', 'editor', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" bigint generated always as identity PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"person_id" bigint NOT NULL,
	"address" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "sessions_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" bigint generated always as identity PRIMARY KEY NOT NULL,
	"team_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "members_role" CHECK (role in ('leader', 'deputy', 'member'))
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" bigint generated always as identity PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"unit_code" text,
	"base_unit_code" text,
	"platforms" text[] NOT NULL,
	"skills" text[] NOT NULL,
	"qualifications" text[] NOT NULL,
	"insured_until" timestamp(3) with time zone,
	CONSTRAINT "teams_code_unique" UNIQUE("code"),
	CONSTRAINT "teams_kind" CHECK (kind in ('headquarters', 'direct', 'institute', 'station', 'group'))
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" bigint generated always as identity PRIMARY KEY NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"detail" jsonb
);
--> statement-breakpoint
CREATE TABLE "day_counters" (
	"day" date PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk_clock" (
	"id" integer PRIMARY KEY NOT NULL,
	"offset_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "timers" (
	"id" bigint generated always as identity PRIMARY KEY NOT NULL,
	"subject_kind" text NOT NULL,
	"subject" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"due_at" timestamp(3) with time zone NOT NULL,
	"fired_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "units" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"full_name" text NOT NULL,
	"kind" text NOT NULL,
	"parent_code" text,
	"aliases" text[] NOT NULL,
	"ambiguous" boolean NOT NULL,
	CONSTRAINT "units_kind" CHECK (kind in ('center', 'institute', 'station'))
);
--> statement-breakpoint
ALTER TABLE "binding_codes" ADD CONSTRAINT "binding_codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "binding_codes" ADD CONSTRAINT "binding_codes_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "items" ADD CONSTRAINT "items_platform_code_platforms_code_fk" FOREIGN KEY ("platform_code") REFERENCES "public"."platforms"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phrases" ADD CONSTRAINT "phrases_item_code_items_code_fk" FOREIGN KEY ("item_code") REFERENCES "public"."items"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crew" ADD CONSTRAINT "crew_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crew" ADD CONSTRAINT "crew_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours" ADD CONSTRAINT "hours_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours" ADD CONSTRAINT "hours_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_history" ADD CONSTRAINT "order_history_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_item_code_items_code_fk" FOREIGN KEY ("item_code") REFERENCES "public"."items"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_resident_id_people_id_fk" FOREIGN KEY ("resident_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_placed_by_people_id_fk" FOREIGN KEY ("placed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_chosen_team_id_teams_id_fk" FOREIGN KEY ("chosen_team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_home_unit_code_units_code_fk" FOREIGN KEY ("home_unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_base_unit_code_units_code_fk" FOREIGN KEY ("base_unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inbox_status" ON "inbox" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "messages_inbox" ON "messages" USING btree ("inbox_id") WHERE inbox_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "crew_once" ON "crew" USING btree ("order_id","person_id","attempt");--> statement-breakpoint
CREATE INDEX "crew_person" ON "crew" USING btree ("person_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "offers_once" ON "offers" USING btree ("order_id","team_id","attempt");--> statement-breakpoint
CREATE UNIQUE INDEX "offers_one_winner" ON "offers" USING btree ("order_id") WHERE state = 'accepted';--> statement-breakpoint
CREATE INDEX "offers_to_notify" ON "offers" USING btree ("id") WHERE notified_at is null and state = 'sent';--> statement-breakpoint
CREATE INDEX "offers_team" ON "offers" USING btree ("team_id","state");--> statement-breakpoint
CREATE INDEX "offers_newest" ON "offers" USING btree ("team_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "hours_once" ON "hours" USING btree ("order_id","person_id");--> statement-breakpoint
CREATE INDEX "order_history_order" ON "order_history" USING btree ("order_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_number" ON "orders" USING btree ("local_year","number");--> statement-breakpoint
CREATE INDEX "orders_resident" ON "orders" USING btree ("resident_id","id");--> statement-breakpoint
CREATE INDEX "orders_placed_by" ON "orders" USING btree ("placed_by","id");--> statement-breakpoint
CREATE INDEX "orders_unit" ON "orders" USING btree ("unit_code","state");--> statement-breakpoint
CREATE INDEX "orders_team" ON "orders" USING btree ("team_id","state");--> statement-breakpoint
CREATE INDEX "orders_finished" ON "orders" USING btree ("finished_at","unit_code","state","stars") WHERE finished_at is not null;--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("not_before") WHERE status in ('pending', 'deferred');--> statement-breakpoint
CREATE INDEX "outbox_lane" ON "outbox" USING btree ("channel","recipient","id") WHERE status in ('pending', 'deferred');--> statement-breakpoint
CREATE INDEX "consents_person" ON "consents" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "identities_person" ON "identities" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "people_phone_hash" ON "people" USING btree ("phone_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "roles_once" ON "roles" USING btree ("person_id","role","unit_code");--> statement-breakpoint
CREATE INDEX "roles_unit" ON "roles" USING btree ("unit_code","role");--> statement-breakpoint
CREATE UNIQUE INDEX "members_once" ON "members" USING btree ("team_id","person_id");--> statement-breakpoint
CREATE INDEX "members_person" ON "members" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "timers_once" ON "timers" USING btree ("subject_kind","subject","kind","key");--> statement-breakpoint
CREATE INDEX "timers_due" ON "timers" USING btree ("due_at") WHERE fired_at is null;--> statement-breakpoint
CREATE INDEX "units_parent" ON "units" USING btree ("parent_code");