namespace Fachgruppe.Benchmarks.Load;

/// <summary>Latencies in steps of 0.1 ms up to 10 s.</summary>
internal sealed class Histogram
{
    private const double Step = 0.1;
    private readonly int[] _counts = new int[100_001];

    public long Count { get; private set; }

    public void Add(double milliseconds)
    {
        _counts[Math.Clamp((int)(milliseconds / Step), 0, _counts.Length - 1)]++;
        Count++;
    }

    public void Add(Histogram other)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }

        Count += other.Count;
    }

    public void Subtract(Histogram other)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] -= other._counts[i];
        }

        Count -= other.Count;
    }

    /// <summary>The latency that this share stays within, in ms.</summary>
    public double At(double share)
    {
        var left = (long)Math.Ceiling(Count * share);
        for (var i = 0; i < _counts.Length; i++)
        {
            left -= _counts[i];
            if (left <= 0)
            {
                return (i + 1) * Step;
            }
        }

        return double.NaN;
    }
}
