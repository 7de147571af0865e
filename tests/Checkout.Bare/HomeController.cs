using Microsoft.AspNetCore.Mvc;

namespace Checkout.Bare;

/// <summary>One page with a form, as the portal's first one is.</summary>
public sealed class HomeController : Controller
{
    public IActionResult Index() => View();
}
