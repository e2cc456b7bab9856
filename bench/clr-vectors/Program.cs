using System;
using System.Collections.Generic;
using System.Data.SqlTypes;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Hartonomous.Bench;

/// <summary>clr-vectors FACADE CORE [EXTENDED]: milliseconds per pass over all vectors, as JSON, by function and by how it was called.</summary>
internal static class Program
{
    private const int Dimension = 1998;

    /// <summary>128 MB of vectors, which no cache holds.</summary>
    private const int Count = 16_000;
    private const int Rounds = 7;

    private delegate SqlDouble Measure(SqlBytes left, SqlBytes right);

    private delegate SqlBytes Combine(SqlBytes left, SqlBytes right);

    private static void Main(string[] args)
    {
        var vectors = new byte[Count][];
        var random = new Random(1);
        for (int i = 0; i < Count; i++)
        {
            vectors[i] = new byte[Dimension * sizeof(float)];
            foreach (ref float component in Floats(vectors[i]))
            {
                component = (random.NextSingle() * 2) - 1;
            }
        }

        byte[] query = (byte[])vectors[0].Clone();
        var passes = new Dictionary<string, Action>
        {
            ["sweep"] = () => Each(vectors, vector => Plain.Sweep(vector)),
            ["dot/plain"] = () => Each(vectors, vector => Plain.Dot(Floats(vector), Floats(query))),
            ["cosine/plain"] = () => Each(vectors, vector => Plain.Cosine(Floats(vector), Floats(query))),
            ["distance/plain"] = () => Each(vectors, vector => Plain.Distance(Floats(vector), Floats(query))),
            ["add/plain"] = () => Each(vectors, vector => Plain.Add(Floats(vector), Floats(query)).Length),
        };
        string[] names = ["core", "extended"];
        foreach (var (name, path) in names.Zip(args.Skip(1)))
        {
            AddLibrary(passes, name, new Library(Path.GetFullPath(path), Path.GetFullPath(args[0])), vectors, query);
        }

        Console.WriteLine(JsonSerializer.Serialize(new
        {
            dimension = Dimension,
            count = Count,
            bytes = (long)Count * Dimension * sizeof(float),
            milliseconds = Measured(passes),
        }));
    }

    /// <summary>Each value is wrapped anew, as the server hands over each row's.</summary>
    private static void AddLibrary(Dictionary<string, Action> passes, string name, Library library, byte[][] vectors, byte[] query)
    {
        string prefix = name == "core" ? "clr_Vector" : "clr_SimdVector";
        var dot = library.Method<Measure>($"{prefix}DotProduct");
        var cosine = library.Method<Measure>($"{prefix}CosineSimilarity");
        var distance = library.Method<Measure>($"{prefix}EuclideanDistance");
        var add = library.Method<Combine>($"{prefix}Add");
        passes[$"dot/{name}"] = () => Each(vectors, vector => dot(new SqlBytes(vector), new SqlBytes(query)).Value);
        passes[$"cosine/{name}"] = () => Each(vectors, vector => cosine(new SqlBytes(vector), new SqlBytes(query)).Value);
        passes[$"distance/{name}"] = () => Each(vectors, vector => distance(new SqlBytes(vector), new SqlBytes(query)).Value);
        passes[$"add/{name}"] = () => Each(vectors, vector => add(new SqlBytes(vector), new SqlBytes(query)).Length);
    }

    /// <summary>The least of some rounds, which take all in turn: others who use the machine can only add to a time.</summary>
    private static Dictionary<string, double> Measured(Dictionary<string, Action> passes)
    {
        var times = passes.Keys.ToDictionary(name => name, _ => new List<double>());
        for (int round = 0; round < Rounds; round++)
        {
            foreach (var (name, pass) in passes)
            {
                long start = Stopwatch.GetTimestamp();
                pass();
                times[name].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return times.ToDictionary(one => one.Key, one => one.Value.Min());
    }

    /// <summary>The results are added up and looked at, so that nothing can be left out.</summary>
    private static void Each<T>(byte[][] vectors, Func<byte[], T> of)
        where T : IConvertible
    {
        double sum = 0;
        foreach (byte[] vector in vectors)
        {
            sum += of(vector).ToDouble(null);
        }

        if (double.IsNaN(sum))
        {
            throw new InvalidOperationException("A result is no number.");
        }
    }

    private static Span<float> Floats(byte[] bytes) => MemoryMarshal.Cast<byte, float>(bytes.AsSpan());
}
