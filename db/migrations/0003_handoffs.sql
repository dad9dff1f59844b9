CREATE TABLE "handoffs" (
	"id" bigint generated always as identity PRIMARY KEY NOT NULL,
	"person_id" bigint NOT NULL,
	"unit_code" text,
	"order_id" bigint,
	"level" integer NOT NULL,
	"late" integer NOT NULL,
	"opened_at" timestamp(3) with time zone NOT NULL,
	"until" timestamp(3) with time zone NOT NULL,
	"answer_by" timestamp(3) with time zone,
	"answered_by" bigint,
	"closed_at" timestamp(3) with time zone,
	"closed_by" text
);
--> statement-breakpoint
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "handoffs_one_open" ON "handoffs" USING btree ("person_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "handoffs_unit" ON "handoffs" USING btree ("unit_code") WHERE closed_at is null;