using System.Text;
using System.Text.Json;
using Dapper;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Journal;
using Fachgruppe.Boards.Wire;
using Fachgruppe.Identity.Documents;
using Fachgruppe.Platform;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Accounts.OwnData;

/// <summary>One person with a value of its own in every column that „Meine Daten“ hands out.</summary>
internal sealed class Canaries(string person)
{
    private static readonly DateTimeOffset Later = new(2091, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, string> _expected = new(StringComparer.Ordinal);
    private readonly string _board = Ids.New();

    /// <summary>What must appear, by <c>table.column</c>.</summary>
    public IReadOnlyDictionary<string, string> Expected => _expected;

    /// <summary>Fills every table.</summary>
    public async Task FillAsync(TestApp app)
    {
        await app.Database.WriteAsync(async (c, t) =>
        {
            Task Row(string table, Dictionary<string, object?> row) => c.ExecuteAsync(
                $"insert into {table} ({string.Join(", ", row.Keys)}) values ({string.Join(", ", row.Keys.Select(key => "@" + key))})", new DynamicParameters(row), t);

            await Row("organisations", new() { ["id"] = "kanarie-organisation", ["name"] = "O", ["sector"] = "science", ["created_at"] = 0L });
            await c.ExecuteAsync(
                """
                update people set name = @name, email = @email, sector = 'science', organisation_id = @organisation, language = @language, created_at = @at where id = @person
                """,
                new
                {
                    name = Text("people", "name"),
                    email = Text("people", "email"),
                    organisation = Same("people", "organisation_id", "kanarie-organisation"),
                    language = Text("people", "language"),
                    at = Time("people", "created_at"),
                    person = Same("people", "id", person),
                },
                t);
            Same("people", "sector", "\"science\"");
            await Row("person_roles", new() { ["person_id"] = Same("person_roles", "person_id", person), ["role"] = "compliance" });
            Same("person_roles", "role", "\"compliance\"");
            await Row("circles", new() { ["id"] = "k", ["slug"] = "k", ["name"] = Same("circle_members", "person_id", "kanarie-kreis"), ["created_at"] = 0L });
            await Row("circle_members", new() { ["circle_id"] = "k", ["person_id"] = person });
            await Row("sessions", new()
            {
                ["id"] = Ids.New(),
                ["person_id"] = person,
                ["device"] = Text("sessions", "device"),
                ["created_at"] = Time("sessions", "created_at"),
                ["seen_at"] = Time("sessions", "seen_at"),
                ["expires_at"] = Time("sessions", "expires_at"),
                ["verified_at"] = Time("sessions", "verified_at"),
                ["multi_factor"] = 1L,
            });
            Same("sessions", "multi_factor", "\"multiFactor\":true");
            await Row("passkeys", new()
            {
                ["id"] = Ids.New(),
                ["person_id"] = person,
                ["credential_id"] = "c",
                ["public_key"] = "k",
                ["name"] = Text("passkeys", "name"),
                ["sign_count"] = 0L,
                ["transports"] = "",
                ["backup_eligible"] = 1L,
                ["backed_up"] = 1L,
                ["created_at"] = Time("passkeys", "created_at"),
                ["used_at"] = Time("passkeys", "used_at"),
            });
            Same("passkeys", "backup_eligible", "\"backupEligible\":true");
            Same("passkeys", "backed_up", "\"backedUp\":true");
            await Row("authenticators", new() { ["person_id"] = person, ["secret"] = "s", ["last_step"] = 0L, ["created_at"] = Time("authenticators", "created_at") });
            await Row("recovery_codes", new() { ["person_id"] = person, ["place"] = 1L, ["salt"] = "s", ["digest"] = "d", ["used_at"] = Time("recovery_codes", "used_at") });
            await Row("api_tokens", new()
            {
                ["id"] = Text("api_tokens", "id"),
                ["person_id"] = person,
                ["secret_hash"] = "h",
                ["scopes"] = Text("api_tokens", "scopes"),
                ["created_at"] = Time("api_tokens", "created_at"),
                ["expires_at"] = Time("api_tokens", "expires_at"),
            });
            await FillIdentityAsync(Row);
            await FillBoardsAsync(Row);
            await FillJoiningAsync(Row);
            var logName = Same("log_entries", "actor", Same("log_entries", "subject", "kanarie-log-name"));
            await c.ExecuteAsync("update log_names set id = @logName where person_id = @person", new { logName, person }, t);
            await Row("log_entries", new()
            {
                ["chain"] = "audit",
                ["seq"] = 99_999L,
                ["at"] = 0L,
                ["kind"] = "k",
                ["actor"] = "kanarie-log-name",
                ["subject"] = "kanarie-log-name",
                ["digest"] = "d",
                ["previous"] = "p",
                ["hash"] = "h",
            });
            await Row("log_details", new() { ["chain"] = "audit", ["seq"] = 99_999L, ["person_id"] = person, ["salt"] = "s", ["details"] = Text("log_details", "details") });
            await Row("exports", new()
            {
                ["id"] = Ids.New(),
                ["person_id"] = person,
                ["file"] = "f",
                ["language"] = Text("exports", "language"),
                ["state"] = "ready",
                ["requested_at"] = Time("exports", "requested_at"),
                ["expires_at"] = Time("exports", "expires_at"),
            });
        });
    }

    private async Task FillIdentityAsync(Func<string, Dictionary<string, object?>, Task> row)
    {
        var client = Ids.New();
        Dictionary<string, object?> Document(string kind, string? name, string? type, object content) => new()
        {
            ["id"] = kind == "client" ? client : Ids.New(),
            ["kind"] = kind,
            ["name"] = name,
            ["person_id"] = kind == "client" ? null : person,
            ["client_id"] = kind == "client" ? null : client,
            ["type"] = type,
            ["status"] = "valid",
            ["created_at"] = kind == "token" ? Time("identity_documents", "created_at") : 0L,
            ["expires_at"] = kind == "token" ? Time("identity_documents", "expires_at") : null,
            ["content"] = JsonSerializer.Serialize(content, content.GetType()),
            ["version"] = 1L,
        };

        Same("identity_documents", "person_id", "kanarie-programm");
        await row("identity_documents", Document("client", "kanarie-programm", null, new Client { ClientId = Same("identity_documents", "client_id", "kanarie-programm") }));
        await row("identity_documents", Document("grant", null, "permanent", new Grant
        {
            Client = client,
            Subject = person,
            Type = "permanent",
            Scopes = [Text("identity_documents", "content")],
        }));
        await row("identity_documents", Document("token", "digest", Text("identity_documents", "type"), new IssuedToken()));
    }

    private async Task FillBoardsAsync(Func<string, Dictionary<string, object?>, Task> row)
    {
        await row("boards", new()
        {
            ["id"] = _board,
            ["title"] = Same("boards", "created_by", Text("boards", "title")),
            ["description"] = Text("boards", "description"),
            ["audience_kind"] = "named",
            ["created_by"] = person,
            ["created_at"] = 0L,
            ["updated_at"] = 0L,
        });
        await row("boards", new() { ["id"] = "zwei", ["title"] = Same("audience_people", "person_id", "kanarie-beteiligt"), ["audience_kind"] = "named", ["created_at"] = 0L, ["updated_at"] = 0L });
        await row("audience_people", new() { ["object_id"] = "zwei", ["person_id"] = person });
        await row("boards", new() { ["id"] = "drei", ["title"] = Same("board_roles", "person_id", "kanarie-rolle"), ["audience_kind"] = "named", ["created_at"] = 0L, ["updated_at"] = 0L });
        await row("board_roles", new() { ["board_id"] = "drei", ["person_id"] = person, ["role"] = "lead" });
        Same("board_roles", "role", "\"lead\"");
        await row("boards", new() { ["id"] = "vier", ["title"] = Same("board_votes", "voter_id", "kanarie-punkte"), ["audience_kind"] = "named", ["created_at"] = 0L, ["updated_at"] = 0L });
        await row("board_votes", new() { ["board_id"] = "vier", ["voting_id"] = "v", ["voter_id"] = person, ["target_id"] = Text("board_votes", "target_id"), ["dots"] = 4711L });
        Same("board_votes", "dots", "\"dots\":4711");
        await row("board_vote_log", With("board_vote_log", ["target_id"], ["at"], new()
        {
            ["board_id"] = "vier",
            ["n"] = 1L,
            ["seq"] = 1L,
            ["voting_id"] = Same("board_vote_log", "voter_id", "kanarie-stimme"),
            ["op_id"] = "o",
            ["type"] = "vote.cast",
            ["voter_id"] = person,
            ["dots"] = 4712L,
        }));
        Same("board_vote_log", "dots", "\"dots\":4712");
        await row("board_ballots", new()
        {
            ["board_id"] = "vier",
            ["voting_id"] = Same("board_ballots", "voter_id", "kanarie-zettelwahl"),
            ["voter_id"] = person,
            ["cast_by"] = Same("board_ballots", "cast_by", person),
            ["op_id"] = "o",
            ["seq"] = 1L,
            ["answers"] = "7,3",
        });
        Same("board_ballots", "answers", "7,3");
        await row("board_vote_log", new()
        {
            ["board_id"] = "vier",
            ["n"] = 2L,
            ["seq"] = 1L,
            ["voting_id"] = Same("board_vote_log", "entered_by", "kanarie-raum"),
            ["op_id"] = "p",
            ["type"] = "vote.cast",
            ["voter_id"] = "room",
            ["entered_by"] = person,
            ["target_id"] = "t",
            ["dots"] = 1L,
            ["at"] = 0L,
        });
        await row("board_ops", new()
        {
            ["board_id"] = _board,
            ["seq"] = 1L,
            ["op_id"] = Ids.New(),
            ["actor_id"] = person,
            ["at"] = Time("board_ops", "at"),
            ["payload"] = JsonSerializer.Serialize(new
            {
                opId = Ids.New(),
                type = "note.add",
                id = Ids.New(),
                text = Same("board_ops", "actor_id", Text("board_ops", "payload")),
                x = 1,
                y = 2,
                color = "yellow",
                size = "m",
                order = "a0",
            }),
            ["digest"] = "d",
        });
        var note = new Note(Ids.New(), Text("board_snapshots", "state"), 0, 0, "yellow", "m", null, null, "a0", person, 0);
        var state = BoardState.Empty with { Seq = 5, Notes = BoardState.Empty.Notes.Add(note.Id, note), Living = 1 };
        await row("board_snapshots", new() { ["board_id"] = "zwei", ["seq"] = 5L, ["at"] = 0L, ["state"] = Encoding.UTF8.GetString(WireFormats.ToJson(new SnapshotFormat(state))) });
        await row("guest_links", new()
        {
            ["id"] = Ids.New(),
            ["object_id"] = Same("guest_links", "created_by", "kanarie-gastlink"),
            ["token_hash"] = "h",
            ["token_sealed"] = "s",
            ["role"] = "read",
            ["seats"] = 1L,
            ["expires_at"] = 0L,
            ["created_by"] = person,
            ["created_at"] = 0L,
        });
    }

    private async Task FillJoiningAsync(Func<string, Dictionary<string, object?>, Task> row)
    {
        await row("invitations", With("invitations", ["email", "name", "organisation", "language"], ["sent_at", "expires_at", "accepted_at"], new()
        {
            ["id"] = "einladung",
            ["email_normalized"] = "x",
            ["sector"] = Same("invitations", "sector", "association"),
            ["token_hash"] = "i",
            ["created_at"] = 0L,
            ["person_id"] = person,
        }));
        await row("applications", With(
            "applications", ["email", "name", "organisation", "purpose", "sponsor", "language", "reason"], ["created_at", "confirmed_at", "decided_at"], new()
            {
                ["id"] = "anfrage",
                ["email_normalized"] = "x",
                ["sector"] = Same("applications", "sector", "company"),
                ["token_hash"] = "a",
                ["approved"] = 1L,
                ["invitation_id"] = "einladung",
            }));
        Same("applications", "approved", "\"approved\":true");
        await row("application_logins", With("application_logins", ["provider", "issuer", "subject"], [], new() { ["application_id"] = "anfrage" }));
        await row("external_logins", With("external_logins", ["provider", "issuer", "subject"], ["created_at", "used_at"], new() { ["id"] = Ids.New(), ["person_id"] = person }));
        await row("welcomes", With("welcomes", [], ["started_at", "profile_at", "board_at", "ended_at"], new() { ["person_id"] = person }));
    }

    private Dictionary<string, object?> With(string table, string[] texts, string[] times, Dictionary<string, object?> row)
    {
        foreach (var column in texts)
        {
            row[column] = Text(table, column);
        }

        foreach (var column in times)
        {
            row[column] = Time(table, column);
        }

        return row;
    }

    private string Text(string table, string column) => Same(table, column, $"kanarie-{table}-{column}".Replace('_', '-'));

    // Far enough ahead that nothing has ended.
    private long Time(string table, string column)
    {
        var moment = Later.AddHours(_expected.Count);
        Same(table, column, moment.ToString("yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
        return moment.ToUnixTimeMilliseconds();
    }

    private string Same(string table, string column, string value) => _expected[$"{table}.{column}"] = value;
}
