-- Why a redraw was carried out and by whom: the one who decides is not always the one who rehearsed (A1).
alter table redraws add column reason text;
alter table redraws add column decided_by uuid;
