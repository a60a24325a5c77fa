using Fachgruppe.Accounts.People;

namespace Fachgruppe.Boards.Wire;

/// <summary>Who is there.</summary>
/// <param name="People">People with the number of their connections, at most 200 of them.</param>
/// <param name="Total">Connections in all, those of visitors included.</param>
public sealed record Presence(IReadOnlyList<(PersonCard Person, int Connections)> People, int Total) : IWireMessage
{
    /// <summary>More people than this are counted but not named.</summary>
    public const int MostNamed = 200;

    private static readonly WireKey PeopleKey = "people", TotalKey = "total", ConnectionsKey = "connections";

    /// <inheritdoc/>
    public void WriteTo<TWriter>(ref TWriter writer)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.BeginMap(2);
        writer.Key(PeopleKey);
        writer.BeginList(People.Count);
        foreach (var (person, connections) in People)
        {
            writer.BeginMap(5);
            OpenSuffix.WriteCard(ref writer, person);
            writer.Field(ConnectionsKey, (long)connections);
            writer.EndMap();
        }

        writer.EndList();
        writer.Field(TotalKey, (long)Total);
        writer.EndMap();
    }
}
