using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Proofs in propositional logic.</summary>
public static class LogicFunctions
{
    /// <summary>Whether a conclusion follows from premises, with the proof or a counterexample.</summary>
    /// <param name="problem">"premise, premise |- conclusion", or a conclusion alone: ~ &amp; | -&gt; &lt;-&gt;, parentheses, names. See <see cref="FormulaParser"/>.</param>
    /// <returns>"proved" and the sequents of the proof, a line each, indented by depth; or "refuted" and the values of the variables that refute it (one that is not named may have either). NULL for NULL.</returns>
    /// <exception cref="System.ArgumentException">When the text is no formula, and after 100000 steps without an answer: the problem is NP-hard.</exception>
    [SqlFunction(
        Name = "clr_SymbolicProof",
        IsDeterministic = true,
        IsPrecise = true,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = -1)]
    public static SqlString SymbolicProof([SqlFacet(MaxSize = -1)] SqlString problem)
    {
        if (problem.IsNull)
        {
            return SqlString.Null;
        }

        var parser = new FormulaParser(problem.Value);
        Formula conclusion = parser.Conclusion();
        var search = new Sequent();
        return new SqlString(search.Prove(parser.Premises, conclusion) ? "proved\n" + search.Proof : "refuted\n" + search.Counterexample);
    }
}
