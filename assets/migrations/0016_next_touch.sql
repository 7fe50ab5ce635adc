-- Logged touches that name what is next: few among many.
CREATE INDEX activity_next ON activity (link) WHERE next_step IS NOT NULL;
