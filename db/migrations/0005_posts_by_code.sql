ALTER TABLE "binding_codes" DROP CONSTRAINT "binding_codes_person_id_people_id_fk";
--> statement-breakpoint
DROP INDEX "roles_once";--> statement-breakpoint
DROP INDEX "members_once";--> statement-breakpoint
ALTER TABLE "binding_codes" ADD COLUMN "role" text NOT NULL;--> statement-breakpoint
ALTER TABLE "binding_codes" ADD COLUMN "unit_code" text;--> statement-breakpoint
ALTER TABLE "binding_codes" ADD COLUMN "name" "bytea";--> statement-breakpoint
ALTER TABLE "binding_codes" ADD COLUMN "used_by" bigint;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "ended_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "binding_codes" ADD CONSTRAINT "binding_codes_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "binding_codes" ADD CONSTRAINT "binding_codes_used_by_people_id_fk" FOREIGN KEY ("used_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "roles_once" ON "roles" USING btree ("person_id","role","unit_code") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "members_once" ON "members" USING btree ("team_id","person_id") WHERE ended_at is null;--> statement-breakpoint
ALTER TABLE "binding_codes" DROP COLUMN "person_id";--> statement-breakpoint
ALTER TABLE "binding_codes" DROP COLUMN "grants";--> statement-breakpoint
ALTER TABLE "binding_codes" ADD CONSTRAINT "binding_codes_role" CHECK (role in ('coordinator', 'dispatcher', 'editor', 'admin', 'leader', 'deputy', 'volunteer'));--> statement-breakpoint
ALTER TABLE "binding_codes" ADD CONSTRAINT "binding_codes_grant" CHECK (num_nonnulls(unit_code, team_id) = 1);