ALTER TABLE "handoffs" ADD COLUMN "kind" text DEFAULT 'call' NOT NULL;--> statement-breakpoint
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_kind" CHECK (kind in ('call', 'danger', 'crisis'));