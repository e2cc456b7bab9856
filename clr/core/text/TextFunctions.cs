using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Texts and programs as numbers.</summary>
public static class TextFunctions
{
    /// <summary>
    /// What can be counted in a text, as a JSON object: words, distinctWords, sentences (ended by . ! ?), meanWordLength,
    /// meanSentenceLength (in words), typeTokenRatio and entropyBits (Shannon's, of the words).
    /// </summary>
    /// <returns>All zero for a text without a word. NULL for NULL.</returns>
    [SqlFunction(
        Name = "clr_SemanticFeaturesJson",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = 4000)]
    public static SqlString SemanticFeaturesJson([SqlFacet(MaxSize = -1)] SqlString text) =>
        text.IsNull ? SqlString.Null : new SqlString(new TextFeatures(text.Value).ToJson());

    /// <summary>The structure of a program as a vector of length 1, near for programs built alike whatever their names. See <see cref="CodeStructure"/>.</summary>
    /// <param name="sourceCode">In any language with brackets; comments do not count.</param>
    /// <param name="dimension">1 to 2000; fewer components mean more features in each.</param>
    /// <returns>All zero for a program without a token. NULL for a NULL argument.</returns>
    [SqlFunction(
        Name = "clr_GenerateCodeAstVector",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = 8000)]
    public static SqlBytes GenerateCodeAstVector([SqlFacet(MaxSize = -1)] SqlString sourceCode, SqlInt32 dimension) =>
        Argument.AnyNull(sourceCode, dimension)
            ? SqlBytes.Null
            : Float32Vector.Encode(
                new CodeStructure(sourceCode.Value, Argument.Within(dimension, "dimension", 1, Float32Vector.MostElements)).Vector());
}
