-- Names without spaces and with only the initial consonant of each syllable, computed by the code. Empty for a deleted account.
alter table account add column name_initials text not null default '';
