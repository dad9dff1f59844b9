CREATE TABLE "kind_items" (
	"kind" text NOT NULL,
	"item_code" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "kind_items_kind_item_code_pk" PRIMARY KEY("kind","item_code")
);
--> statement-breakpoint
ALTER TABLE "kind_items" ADD CONSTRAINT "kind_items_item_code_items_code_fk" FOREIGN KEY ("item_code") REFERENCES "public"."items"("code") ON DELETE no action ON UPDATE no action;