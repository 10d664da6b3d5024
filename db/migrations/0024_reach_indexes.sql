-- A page of one post's newest requests, found among its own instead of read out of everybody's (modules/requests/server/views/lists.ts). Measured by
-- `npm run bench`.
create index requests_desk on requests (desk_unit_id, received_at desc);
create index requests_received_by on requests (received_by_post_id, received_at desc) where received_by_post_id is not null;
