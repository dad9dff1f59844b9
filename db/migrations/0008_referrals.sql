CREATE TABLE "referrals" (
	"id" bigint generated always as identity PRIMARY KEY NOT NULL,
	"person_id" bigint NOT NULL,
	"unit_code" text,
	"matter" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "referrals_at" ON "referrals" USING btree ("at");--> statement-breakpoint
CREATE INDEX "referrals_person" ON "referrals" USING btree ("person_id");