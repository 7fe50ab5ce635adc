-- Which touches lie ahead is asked for the whole book at once.
CREATE INDEX activity_day ON activity (date);
CREATE INDEX touch_status ON touch (status);
