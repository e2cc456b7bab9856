using System.Collections.Generic;

namespace Hartonomous.Clr;

/// <summary>
/// Reads "premise, premise |- conclusion", or a conclusion alone. Operators from the strongest: ~ or !, &amp;, |,
/// -&gt; (to the right), &lt;-&gt;; parentheses; names of letters, digits and underscores.
/// </summary>
internal sealed class FormulaParser
{
    private const int Deepest = 200;

    private readonly string text;
    private int at;
    private int depth;

    public FormulaParser(string text) => this.text = text;

    public List<Formula> Premises { get; } = new List<Formula>();

    public Formula Conclusion()
    {
        bool turnstile = text.Contains("|-");
        while (turnstile && !Take("|-"))
        {
            Premises.Add(Equivalence());
            Expect(Take(",") || Peek("|-"), "a comma or |-");
        }

        Formula conclusion = Equivalence();
        SkipSpace();
        Expect(at == text.Length, "the end");
        return conclusion;
    }

    private Formula Equivalence()
    {
        Argument.Require(++depth <= Deepest, "The formula nests more than {0} deep. Pass a flatter one.", Deepest);
        Formula left = Implication();
        while (Take("<->"))
        {
            left = new Formula(Formula.Iff, null, left, Implication());
        }

        depth--;
        return left;
    }

    private Formula Implication()
    {
        Argument.Require(++depth <= Deepest, "The formula nests more than {0} deep. Pass a flatter one.", Deepest);
        Formula left = Disjunction();
        Formula whole = Take("->") ? new Formula(Formula.Implies, null, left, Implication()) : left;
        depth--;
        return whole;
    }

    private Formula Disjunction()
    {
        Formula left = Conjunction();
        while (!Peek("|-") && Take("|"))
        {
            left = new Formula(Formula.Or, null, left, Conjunction());
        }

        return left;
    }

    private Formula Conjunction()
    {
        Formula left = Negation();
        while (Take("&"))
        {
            left = new Formula(Formula.And, null, left, Negation());
        }

        return left;
    }

    private Formula Negation()
    {
        int negations = 0;
        while (Take("~") || Take("!"))
        {
            negations++;
        }

        Argument.Require(negations <= Deepest, "The formula nests more than {0} deep. Pass a flatter one.", Deepest);
        Formula formula = Atom();
        for (int i = 0; i < negations; i++)
        {
            formula = new Formula(Formula.Not, null, formula, null);
        }

        return formula;
    }

    private Formula Atom()
    {
        if (Take("("))
        {
            Formula inner = Equivalence();
            Expect(Take(")"), "a closing parenthesis");
            return inner;
        }

        int start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        Expect(at > start, "a name, ~ or an opening parenthesis");
        return new Formula(Formula.Variable, text.Substring(start, at - start), null, null);
    }

    private bool Take(string sign)
    {
        bool found = Peek(sign);
        at += found ? sign.Length : 0;
        SkipSpace();
        return found;
    }

    private bool Peek(string sign)
    {
        SkipSpace();
        return string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0;
    }

    private void SkipSpace()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }

    private void Expect(bool holds, string expected) =>
        Argument.Require(holds, "At character {0} of the formula there is not {1}. Write for instance: p -> q, p |- q.", at + 1, expected);
}
