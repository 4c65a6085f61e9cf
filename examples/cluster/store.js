// Where the messages of the chat are: PostgreSQL. A room numbers its messages from 1, without a gap, and a message that is said
// twice with the same id is there once: who does not know whether it was accepted says it again, to any host.
"use strict";

var postgres = require("../postgres/postgres.js");

// Hosts start together, so one of them makes the tables.
var TABLES = `
  SELECT pg_advisory_xact_lock(2009);
  CREATE TABLE IF NOT EXISTS rooms (name text PRIMARY KEY, last bigint NOT NULL);
  CREATE TABLE IF NOT EXISTS messages (
    room text, number bigint, id text NOT NULL, nick text NOT NULL, text text NOT NULL, at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (room, number), UNIQUE (room, id))`;

// The room's row is locked until the message is there, so a number is seen only behind all those before.
var ADD = `
  WITH next AS (
    INSERT INTO rooms VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET last = rooms.last + 1 RETURNING last)
  INSERT INTO messages (room, number, id, nick, text) SELECT $1, last, $2, $3, $4 FROM next RETURNING number, at`;
var FIND = "SELECT number, at FROM messages WHERE room = $1 AND id = $2";
var AFTER =
  "SELECT number, id, nick, text, at FROM messages WHERE room = $1 AND number > $2 ORDER BY number LIMIT $3";
var LAST = "SELECT name, last FROM rooms WHERE name = ANY($1::text[])";
var UNIQUE_VIOLATION = "23505";

class Store {
  constructor(options) {
    this.pool = new postgres.Pool(options);
  }

  begin() {
    return this.pool.run(TABLES);
  }

  /** The message with its number and time; the same where it is there already. */
  async add(room, { id, nick, text }) {
    try {
      var { rows } = await this.pool.query(ADD, [room, id, nick, text]);
    } catch (error) {
      if (error.code !== UNIQUE_VIOLATION) throw error;
      ({ rows } = await this.pool.query(FIND, [room, id]));
    }
    return { number: rows[0].number, id: id, nick: nick, text: text, at: rows[0].at.getTime() };
  }

  /** Up to `most` messages behind a number, in order. */
  async after(room, number, most) {
    var { rows } = await this.pool.query(AFTER, [room, number, most]);
    return rows.map((row) => ({ ...row, at: row.at.getTime() }));
  }

  /** Room -> the number of its last message, of those that have one. */
  async last(rooms) {
    var { rows } = await this.pool.query(LAST, [rooms]);
    return new Map(rows.map((row) => [row.name, row.last]));
  }

  /** Whether it answers within so many milliseconds. */
  async answers(ms) {
    var query = this.pool.query("SELECT 1").then(
      () => true,
      () => false,
    );
    return await Promise.race([query, new Promise((done) => setTimeout(done, ms, false))]);
  }

  end() {
    this.pool.end();
  }
}

exports.Store = Store;
