using Fachgruppe.Accounts.People;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Votes;

namespace Fachgruppe.Boards.Wire;

/// <summary>Who the answer is for.</summary>
/// <param name="Id">Null for visitors.</param>
/// <param name="Name">Empty for visitors.</param>
/// <param name="Role">What it may do on this board.</param>
public sealed record You(string? Id, string Name, BoardRole Role) : IWireMessage
{
    private static readonly WireKey IdKey = "id", NameKey = "name", RoleKey = "role";

    /// <inheritdoc/>
    public void WriteTo<TWriter>(ref TWriter writer)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.BeginMap(3);
        writer.Field(IdKey, Id);
        writer.Field(NameKey, Name);
        writer.Field(RoleKey, Role.Word());
        writer.EndMap();
    }
}

/// <summary>The part of a state that differs from viewer to viewer or changes without an operation.</summary>
/// <param name="Board">The board's row.</param>
/// <param name="People">Cards of those who wrote something on it or are there.</param>
/// <param name="Votings">Its votings with the counts that may be shown.</param>
/// <param name="Own">The viewer's own dots.</param>
/// <param name="You">Who the answer is for.</param>
/// <param name="Facilitation">How the board is led.</param>
public sealed record OpenSuffix(BoardRow Board, IReadOnlyList<PersonCard> People, IReadOnlyList<VotingTally> Votings, OwnDots Own, You You, Facilitation Facilitation) : IWireMessage
{
    private static readonly WireKey PeopleKey = "people", BoardKey = "board", YouKey = "you", Id = "id", Name = "name", Sector = "sector", Demo = "demo",
        VotingsKey = "votings", Title = "title", Description = "description", AudienceKey = "audience", Phase = "phase", Frozen = "frozen", Archived = "archived";

    /// <inheritdoc/>
    public void WriteTo<TWriter>(ref TWriter writer)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.BeginMap(4);
        writer.Key(VotingsKey);
        WriteVotings(ref writer, Votings, Own);
        writer.Key(PeopleKey);
        writer.BeginList(People.Count);
        foreach (var person in People)
        {
            writer.BeginMap(4);
            WriteCard(ref writer, person);
            writer.EndMap();
        }

        writer.EndList();
        writer.Key(BoardKey);
        writer.BeginMap(8);
        writer.Field(Id, Board.Id);
        writer.Field(Title, Board.Title);
        writer.Field(Description, Board.Description);
        writer.Field(AudienceKey, Board.Audience.ToString());
        writer.Field(Phase, Facilitation.Phase);
        writer.Key(Frozen);
        writer.Flag(Facilitation.Frozen);
        TimerFields.Write(ref writer, Facilitation.Timer);
        writer.Key(Archived);
        writer.Flag(Board.ArchivedAt is not null);
        writer.EndMap();
        writer.Key(YouKey);
        You.WriteTo(ref writer);
        writer.EndMap();
    }

    /// <summary>Votings with their counts and the viewer's own dots.</summary>
    public static void WriteVotings<TWriter>(ref TWriter writer, IReadOnlyList<VotingTally> votings, OwnDots own)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.BeginList(votings.Count);
        foreach (var tally in votings)
        {
            tally.Write(ref writer, own);
        }

        writer.EndList();
    }

    /// <summary>The four fields of a person's card.</summary>
    public static void WriteCard<TWriter>(ref TWriter writer, PersonCard person)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.Field(Id, person.Id);
        writer.Field(Name, person.Name);
        writer.Field(Sector, person.Sector);
        writer.Key(Demo);
        writer.Flag(person.Demo);
    }
}

/// <summary>A whole board, as <c>Open</c> answers it, <c>GET /api/v1/boards/{id}</c> gives it and the page embeds it.</summary>
/// <param name="State">The cached bytes of what is on it.</param>
/// <param name="Suffix">The rest.</param>
public sealed record OpenAnswer(StateBytes State, OpenSuffix Suffix) : IWireMessage
{
    /// <inheritdoc/>
    public void WriteTo<TWriter>(ref TWriter writer)
        where TWriter : IWireWriter, allows ref struct
        => writer.Assembled(this);

    /// <summary>The answer as UTF-8 JSON.</summary>
    public byte[] ToJson()
    {
        var suffix = WireFormats.ToJson(Suffix);
        suffix[0] = (byte)',';
        return [.. State.JsonPrefix, .. suffix];
    }

    /// <summary>The answer as a gzip file; only what differs from viewer to viewer is compressed anew.</summary>
    public byte[] ToGzip()
    {
        var suffix = WireFormats.ToJson(Suffix);
        suffix[0] = (byte)',';
        return State.Gzip.Complete(suffix);
    }

    /// <summary>The answer as MessagePack: the fields of both maps under one header.</summary>
    public byte[] ToMessagePack()
    {
        var suffix = WireFormats.ToMessagePack(Suffix);
        return [(byte)(StateBytes.FieldCount + suffix[0]), .. State.MessagePackFields, .. suffix.AsSpan(1)];
    }
}

/// <summary>The operations a returning client lacks, where they are shorter than the state.</summary>
/// <param name="Seq">The board's last operation.</param>
/// <param name="You">Who the answer is for.</param>
/// <param name="Operations">What came after the client's own sequence, in order.</param>
/// <param name="Votings">The votings as they stand now.</param>
/// <param name="Own">The viewer's own dots.</param>
public sealed record CatchUpAnswer(long Seq, You You, IReadOnlyList<AppliedOperation> Operations, IReadOnlyList<VotingTally> Votings, OwnDots Own) : IWireMessage
{
    private static readonly WireKey SeqKey = "seq", YouKey = "you", Ops = "ops", VotingsKey = "votings";

    /// <inheritdoc/>
    public void WriteTo<TWriter>(ref TWriter writer)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.BeginMap(4);
        writer.Field(SeqKey, Seq);
        writer.Key(VotingsKey);
        OpenSuffix.WriteVotings(ref writer, Votings, Own);
        writer.Key(YouKey);
        You.WriteTo(ref writer);
        writer.Key(Ops);
        AppliedFrame.WriteOperations(ref writer, Operations);
        writer.EndMap();
    }
}
