using System.Text.Json;

namespace Fachgruppe.Boards.Wire;

/// <summary>Writes the contract's shapes as JSON.</summary>
public readonly struct JsonWireWriter(Utf8JsonWriter writer) : IWireWriter
{
    /// <inheritdoc/>
    public void BeginMap(int count) => writer.WriteStartObject();

    /// <inheritdoc/>
    public void EndMap() => writer.WriteEndObject();

    /// <inheritdoc/>
    public void BeginList(int count) => writer.WriteStartArray();

    /// <inheritdoc/>
    public void EndList() => writer.WriteEndArray();

    /// <inheritdoc/>
    public void Key(WireKey key) => writer.WritePropertyName(key.Json);

    /// <inheritdoc/>
    public void Text(string? value) => writer.WriteStringValue(value);

    /// <inheritdoc/>
    public void Number(long value) => writer.WriteNumberValue(value);

    /// <inheritdoc/>
    public void Number(double value) => writer.WriteNumberValue(value);

    /// <inheritdoc/>
    public void Flag(bool value) => writer.WriteBooleanValue(value);

    /// <inheritdoc/>
    public void Field(WireKey key, string? value) => writer.WriteString(key.Json, value);

    /// <inheritdoc/>
    public void Field(WireKey key, long value) => writer.WriteNumber(key.Json, value);

    /// <inheritdoc/>
    public void Field(WireKey key, double value) => writer.WriteNumber(key.Json, value);

    /// <inheritdoc/>
    public void Assembled(OpenAnswer value) => writer.WriteRawValue(value.ToJson(), skipInputValidation: true);
}
